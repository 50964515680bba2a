package org.llmmarket.publishing.access.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.llmmarket.publishing.access.AccessConfiguration;
import org.llmmarket.publishing.store.StoreConfiguration;
import org.llmmarket.publishing.store.TestDatabase;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** A running application with access, the store and sample endpoints in it. */
public final class SampleServer implements AutoCloseable {

    public static final String ADMIN = "admin@example.org";
    public static final String PASSWORD = "correct horse battery";

    private static final SampleServer SHARED = start(TestDatabase.freshUrl());

    private final ConfigurableApplicationContext context;

    private SampleServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** One for all tests that do not mind others. */
    public static SampleServer shared() {
        return SHARED;
    }

    public static SampleServer start(String databaseUrl, String... more) {
        Map<String, String> arguments = new LinkedHashMap<>();
        Stream.concat(
                        Stream.of(
                                "--server.port=0",
                                "--spring.main.banner-mode=off",
                                "--spring.jmx.enabled=false",
                                "--spring.mvc.problemdetails.enabled=false",
                                "--server.tomcat.max-swallow-size=1MB",
                                "--logging.level.root=warn",
                                "--publishing.store.database-url=" + databaseUrl,
                                "--publishing.store.secret-key=" + "A".repeat(43) + "=",
                                "--publishing.access.bootstrap-admin-email=" + ADMIN,
                                "--publishing.access.bootstrap-admin-password=" + PASSWORD),
                        Stream.of(more))
                .forEach(argument -> arguments.put(argument.substring(0, argument.indexOf('=')), argument));
        return new SampleServer(new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.SERVLET)
                .run(arguments.values().toArray(String[]::new)));
    }

    public int port() {
        return Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port", Integer.class));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Somebody who has not signed in. */
    public Visitor visitor() {
        return new Visitor("http://localhost:" + port(), null);
    }

    public Visitor admin() {
        return visitor().signIn(ADMIN, PASSWORD);
    }

    @Override
    public void close() {
        context.close();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration")
    @Import({StoreConfiguration.class, AccessConfiguration.class, SampleEndpoint.class, SampleProvider.class})
    static class Application {}
}
