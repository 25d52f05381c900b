package sentiment.cli;

import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import sentiment.data.InputException;

/** Says what went wrong in one sentence on standard error, and chooses the exit code. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final PrintStream err;

    Failures(PrintStream err) {
        this.err = err;
    }

    /** Wrong usage. */
    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        String verb = e.getCommandLine().getCommandSpec().qualifiedName();
        err.println(verb + ": " + Sentences.line(Sentences.ended(problem(e))) + " '" + verb + " --help' explains.");
        return ExitCode.USAGE;
    }

    /** What a verb threw. */
    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        return report(e, CommonOptions.isVerbose(parsed));
    }

    /** Anything thrown. */
    int report(Throwable thrown, boolean verbose) {
        if (isClosedOutput(thrown)) {
            return ExitCode.OK;
        }
        err.println("sentiment: " + Sentences.of(thrown));
        if (verbose) {
            thrown.printStackTrace(err);
        }
        return Sentences.cause(thrown) instanceof InputException ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }

    private static boolean isClosedOutput(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClosedOutputException) {
                return true;
            }
        }
        return false;
    }

    private static String problem(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return e.getMessage();
        }
        boolean isVerb = e.getCommandLine().getParent() == null && !unmatched.isUnknownOption();
        String problem = isVerb ? "Unknown verb '" + unmatched.getUnmatched().get(0) + "'" : e.getMessage();
        List<String> suggestions = unmatched.getSuggestions();
        return suggestions.isEmpty() ? problem : problem + "; did you mean " + suggestions.get(0) + "?";
    }
}
