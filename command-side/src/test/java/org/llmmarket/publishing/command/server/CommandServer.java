package org.llmmarket.publishing.command.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.llmmarket.publishing.access.AccessConfiguration;
import org.llmmarket.publishing.api.rejudge.EvidenceCheck;
import org.llmmarket.publishing.command.AggregatesConfiguration;
import org.llmmarket.publishing.command.CommandEndpointsConfiguration;
import org.llmmarket.publishing.store.StoreConfiguration;
import org.llmmarket.publishing.store.TestDatabase;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A running application with the store, access and the command side in it. */
public final class CommandServer implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";

    private static final String ADMIN = "admin@example.org";
    private static final CommandServer SHARED = start();

    private final ConfigurableApplicationContext context;

    private CommandServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** One for all tests that do not mind others. */
    public static CommandServer shared() {
        return SHARED;
    }

    public static CommandServer start(String... more) {
        return startOn(TestDatabase.freshUrl(), more);
    }

    /** Another process of the same database, but for the process. */
    public CommandServer another() {
        return startOn(Objects.requireNonNull(context.getEnvironment().getProperty("publishing.store.database-url")));
    }

    private static CommandServer startOn(String databaseUrl, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--spring.jmx.enabled=false",
                "--logging.level.root=warn",
                "--publishing.store.database-url=" + databaseUrl,
                "--publishing.store.secret-key=" + "A".repeat(43) + "=",
                "--publishing.access.bootstrap-admin-email=" + ADMIN,
                "--publishing.access.bootstrap-admin-password=" + PASSWORD,
                // So that no test asks the DNS of the machine it runs on.
                "--publishing.command.allowed-private-endpoints=chat.example.com:443,other.example.com:443"));
        arguments.addAll(Arrays.asList(more));
        return new CommandServer(new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.SERVLET)
                .run(arguments.toArray(String[]::new)));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Dispatches what sagas would. */
    public void happens(Object command) {
        bean(CommandGateway.class).sendAndWait(command);
    }

    public long count(String table) {
        return bean(JdbcClient.class)
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }

    /** The same caller at this process. */
    public Visitor here(Visitor caller) {
        return new Visitor(visitor().base(), caller.token());
    }

    /** Somebody who has not signed in. */
    public Visitor visitor() {
        Integer port = context.getEnvironment().getProperty("local.server.port", Integer.class);
        return new Visitor("http://localhost:" + Objects.requireNonNull(port), null);
    }

    public Visitor admin() {
        return visitor().signIn(ADMIN, PASSWORD);
    }

    public Visitor provider() {
        return visitor().register("provider");
    }

    /** Somebody new with these roles. */
    public Visitor somebody(String... roles) {
        Visitor.Registered account = visitor().registered("consumer");
        Visitor.Answer answer = admin().put("/accounts/" + account.id() + "/roles", Map.of("roles", List.of(roles)));
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.text());
        }
        return visitor().signIn(account.email(), PASSWORD);
    }

    @Override
    public void close() {
        context.close();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration")
    @Import({
        StoreConfiguration.class,
        AccessConfiguration.class,
        AggregatesConfiguration.class,
        CommandEndpointsConfiguration.class,
        LostAnswers.class
    })
    static class Application {

        @Bean
        Policies policies() {
            return new Policies();
        }

        /** Evidence that says nothing of itself. */
        @Bean
        EvidenceCheck evidenceCheck() {
            return (publication, evidence, contract) ->
                    EvidenceCheck.Retrial.impossible("Nobody judges evidence here.");
        }
    }
}
