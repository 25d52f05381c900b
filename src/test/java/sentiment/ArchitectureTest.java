package sentiment;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shape of the program: a package uses only those below it, and each library stays where it belongs. */
class ArchitectureTest {
    /** From top to bottom; packages of one level do not know each other. */
    private static final List<List<String>> LEVELS = List.of(
            List.of("cli"),
            List.of("report", "tuning", "serve"),
            List.of("training", "explain"),
            List.of("pretraining"),
            List.of("model"),
            List.of("network"),
            List.of("recurrent", "wide"),
            List.of("batch", "embedding"),
            List.of("text", "evaluation"),
            List.of("data"));

    private static final Path SOURCES = Path.of("src", "main", "java", "sentiment");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("sentiment");

    @Test
    void aPackageUsesOnlyThoseBelowIt() {
        List<String> below = new ArrayList<>();
        for (int level = LEVELS.size() - 1; level >= 0; level--) {
            for (String name : LEVELS.get(level)) {
                List<String> allowed = new ArrayList<>(below);
                allowed.add("sentiment." + name + "..");
                classes()
                        .that()
                        .resideInAPackage("sentiment." + name + "..")
                        .should()
                        .onlyDependOnClassesThat(resideOutsideOfPackage("sentiment..")
                                .or(resideInAnyPackage(allowed.toArray(String[]::new))))
                        .check(CLASSES);
            }
            LEVELS.get(level).forEach(name -> below.add("sentiment." + name + ".."));
        }
    }

    @Test
    void everyPackageHasItsLevel() throws IOException {
        try (Stream<Path> folders = Files.list(SOURCES)) {
            List<String> packages = folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
            assertEquals(LEVELS.stream().flatMap(List::stream).sorted().toList(), packages);
        }
    }

    @Test
    void noTwoPackagesNeedEachOther() {
        slices().matching("sentiment.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({
        "edu.stanford.nlp, sentiment.text",
        "org.deeplearning4j, sentiment.network;sentiment.training",
        "org.nd4j, sentiment.network;sentiment.recurrent..",
        "jdk.incubator.vector, sentiment.recurrent.fused;sentiment.embedding.skipgram",
        "picocli, sentiment.cli",
        "org.knowm.xchart, sentiment.report",
        "org.eclipse.jetty, sentiment.serve",
        "com.google.protobuf, sentiment.report.tensorboard",
        "me.tongfei.progressbar, sentiment.cli",
        "org.apache.commons.compress, sentiment.data..",
        "org.apache.commons.statistics, sentiment.evaluation",
        "de.bwaldvogel.liblinear, sentiment.wide"
    })
    void aLibraryStaysWhereItBelongs(String library, String packages) {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages.split(";"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library + "..")
                .check(CLASSES);
    }

    @Test
    void onlyTheMainClassEndsTheProgram() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("sentiment.cli.Main")
                .and()
                .doNotHaveFullyQualifiedName("sentiment.cli.Interruption")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackage("sentiment.cli..")
                .should(ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }

    @Test
    void noJavaSerialisationIsRead() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ObjectInputStream.class)
                .check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> file.resolveSibling("package-info.java"))
                    .distinct()
                    .forEach(file -> assertTrue(Files.exists(file), file + " is missing"));
        }
    }
}
