# docker build -t sentiment .
# docker run --rm -v sentiment-data:/sentiment/data -v sentiment-models:/sentiment/models sentiment train
# docker run --rm -i -v sentiment-models:/sentiment/models sentiment classify --model models/sample - < reviews.txt

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
# The libraries first: they stay in this layer while only sources change.
COPY pom.xml .
RUN mvn -q -B -Dmaven.test.skip=true package && rm -r target
COPY src/main src/main
RUN mvn -q -B -Dmaven.test.skip=true package

FROM eclipse-temurin:17-jre
# The engine's kernels need this module of Java; fail here, not at the first use, where a runtime lacks it.
RUN java --list-modules | grep -q '^jdk.incubator.vector@'
# A home, because ND4J unpacks its native libraries into ~/.javacpp.
RUN useradd --create-home --user-group sentiment && \
    mkdir -p /sentiment/data /sentiment/models && \
    chown sentiment:sentiment /sentiment /sentiment/data /sentiment/models
WORKDIR /sentiment
COPY --from=build /build/target/lib target/lib
COPY --from=build /build/target/sentiment.jar target/sentiment.jar
COPY --chmod=755 sentiment .
COPY LICENSE .
COPY --chown=sentiment:sentiment data/sample data/sample
USER sentiment
VOLUME ["/sentiment/data", "/sentiment/models"]
ENTRYPOINT ["/sentiment/sentiment"]
CMD ["--help"]
