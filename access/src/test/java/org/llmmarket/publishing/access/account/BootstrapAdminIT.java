package org.llmmarket.publishing.access.account;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.access.server.SampleServer;
import org.llmmarket.publishing.access.server.Visitor;
import org.llmmarket.publishing.store.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

class BootstrapAdminIT {

    private static final String NO_EMAIL = "--publishing.access.bootstrap-admin-email=";
    private static final String NO_PASSWORD = "--publishing.access.bootstrap-admin-password=";

    @Test
    void the_first_start_makes_an_admin_and_prints_its_password_once() {
        String database = TestDatabase.freshUrl();
        String first = printedBy(() -> {
            try (SampleServer server = SampleServer.start(database, NO_EMAIL, NO_PASSWORD)) {
                assertThat(server.port()).isPositive();
            }
        });
        Matcher told =
                Pattern.compile("admin is (\\S+) with the password (\\S+) ").matcher(first);
        assertThat(told.find()).as(first).isTrue();

        String second = printedBy(() -> {
            try (SampleServer server = SampleServer.start(database, NO_EMAIL, NO_PASSWORD)) {
                Visitor admin = server.visitor().signIn(told.group(1), told.group(2));
                assertThat(admin.get("/api/v1/auth/me").json().path("roles").toString())
                        .isEqualTo("[\"admin\"]");
            }
        });
        assertThat(second).doesNotContain("password");
    }

    @Test
    void a_named_admin_is_made_once() {
        String database = TestDatabase.freshUrl();
        for (int start = 0; start < 2; start++) {
            try (SampleServer server = SampleServer.start(database)) {
                assertThat(server.bean(JdbcClient.class)
                                .sql("SELECT email FROM account")
                                .query(String.class)
                                .list())
                        .isEqualTo(List.of(SampleServer.ADMIN));
            }
        }
    }

    @Test
    void an_admin_who_was_erased_does_not_come_back() {
        String database = TestDatabase.freshUrl();
        try (SampleServer server = SampleServer.start(database)) {
            Visitor admin = server.admin();
            String other = server.visitor().register("consumer").id();
            admin.put("/api/v1/accounts/" + other + "/roles", Map.of("roles", List.of("admin")));
            assertThat(admin.send("DELETE", "/api/v1/accounts/" + admin.id() + "/personal-data", noBody())
                            .status())
                    .isEqualTo(200);
        }
        try (SampleServer server = SampleServer.start(database)) {
            server.visitor()
                    .post("/api/v1/auth/login", Map.of("email", SampleServer.ADMIN, "password", SampleServer.PASSWORD))
                    .isProblem(401, "INVALID_CREDENTIALS");
        }
    }

    @Test
    void an_admin_can_be_named_after_one_was_made_up() {
        String database = TestDatabase.freshUrl();
        String first = printedBy(
                () -> SampleServer.start(database, NO_EMAIL, NO_PASSWORD).close());
        assertThat(first).contains("password");

        try (SampleServer server = SampleServer.start(database)) {
            assertThat(server.admin().get("/api/v1/auth/me").status()).isEqualTo(200);
        }
    }

    @Test
    void production_refuses_to_make_one_up() {
        String database = TestDatabase.freshUrl();
        assertThatThrownBy(() ->
                        SampleServer.start(database, NO_EMAIL, NO_PASSWORD, "--publishing.access.production=true"))
                .hasMessageContaining("BOOTSTRAP_ADMIN_EMAIL");
    }

    @Test
    void half_a_name_or_an_unfit_password_is_refused() {
        String database = TestDatabase.freshUrl();
        assertThatThrownBy(() -> SampleServer.start(database, NO_PASSWORD))
                .hasMessageContaining("BOOTSTRAP_ADMIN_PASSWORD");
        assertThatThrownBy(() -> SampleServer.start(database, NO_PASSWORD + "short"))
                .hasMessageContaining("12 characters");
        assertThatThrownBy(() -> SampleServer.start(database, NO_PASSWORD + "ä".repeat(37)))
                .hasMessageContaining("BOOTSTRAP_ADMIN_PASSWORD")
                .hasMessageContaining("72 bytes");
    }

    private static String printedBy(Runnable work) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
