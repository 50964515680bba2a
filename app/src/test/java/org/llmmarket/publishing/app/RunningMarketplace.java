package org.llmmarket.publishing.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** One assembled application with embedded everything, shared by the journeys of this JVM. */
final class RunningMarketplace {

    private static final RunningService SERVICE = start();

    private RunningMarketplace() {}

    static Marketplace get() {
        return marketplace(SERVICE);
    }

    static RunningService service() {
        return SERVICE;
    }

    static Marketplace marketplace(RunningService service) {
        var sandbox = service.sandbox().sandbox();
        return new Marketplace(service.port(), sandbox.providerPort(), sandbox.registryPort());
    }

    private static RunningService start() {
        try {
            Path data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "journey-");
            RunningService service = PublishingService.start(arguments(data));
            Runtime.getRuntime().addShutdownHook(new Thread(service::close));
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Embedded everything on free ports and a known admin; {@code more} goes before that. */
    static String[] arguments(Path data, String... more) {
        Map<String, String> arguments = new LinkedHashMap<>();
        Stream.concat(
                        Stream.of(
                                "--port=0",
                                "--data-dir=" + data,
                                "--sandbox-policy-port=0",
                                "--sandbox-registry-port=0",
                                "--sandbox-governance-port=0",
                                "--sandbox-provider-port=0",
                                "--bootstrap-admin-email=" + Marketplace.ADMIN_EMAIL,
                                "--bootstrap-admin-password=" + Marketplace.ADMIN_PASSWORD),
                        Stream.of(more))
                .forEach(argument -> arguments.put(argument.substring(0, argument.indexOf('=')), argument));
        return arguments.values().toArray(String[]::new);
    }
}
