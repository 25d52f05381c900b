# docker build -t sentiment .
# docker run --rm -p 127.0.0.1:8080:8080 sentiment                                serves, http://localhost:8080
# docker run --rm -i sentiment classify - < reviews.txt                           or any other verb
# docker run --rm -v "$PWD:/work" --user "$(id -u):$(id -g)" sentiment train      reads and writes the current folder
#
# .ci/docker-steps takes every step of this file in a clean folder, without Docker.

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
# The libraries first: they stay in this layer while only sources change.
COPY pom.xml .
RUN mvn -q -B -Dmaven.test.skip=true package && rm -r target
COPY src/main src/main
RUN mvn -q -B -Dmaven.test.skip=true package

FROM eclipse-temurin:17-jre
# The engine's kernels need this module of Java, HEALTHCHECK curl: fail here, not at the first use, where one lacks.
RUN java --list-modules | grep -q '^jdk.incubator.vector@' && curl --version
WORKDIR /opt/sentiment
COPY --from=build /build/target/lib target/lib
COPY --from=build /build/target/sentiment.jar target/sentiment.jar
COPY --chmod=755 sentiment .
COPY LICENSE .
COPY data/sample data/sample
COPY models/imdb models/imdb
RUN echo 'A fine film.' | ./sentiment classify - | grep '^pos'
# Nobody in particular; ND4J unpacks its native libraries below HOME.
RUN mkdir /work && chown 10001:10001 /work
ENV HOME=/tmp
USER 10001:10001
WORKDIR /work
EXPOSE 8080
HEALTHCHECK --start-period=20s --interval=30s --timeout=5s CMD curl -fsS http://127.0.0.1:8080/healthz
ENTRYPOINT ["/opt/sentiment/sentiment"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8080"]
