# Build with the repository as context; the image runs as an ordinary user, since PostgreSQL refuses to run as root in most containers.
FROM eclipse-temurin:17-jdk AS build
WORKDIR /build
COPY . .
RUN ./mvnw -q -B -ntp -DskipTests package

FROM eclipse-temurin:17-jre
RUN useradd --create-home --uid 10001 publishing && mkdir /data && chown publishing /data
COPY --from=build /build/app/target/publishing-service.jar /app/publishing-service.jar
USER publishing
ENV DATA_DIR=/data
VOLUME /data
EXPOSE 3001
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${PORT:-3001} && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q 200"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-jar", "/app/publishing-service.jar"]
