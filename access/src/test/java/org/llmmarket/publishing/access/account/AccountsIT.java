package org.llmmarket.publishing.access.account;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.llmmarket.publishing.access.server.SampleServer;
import org.llmmarket.publishing.access.server.Visitor;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.NamedAccounts;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.provider.ProviderProfile;
import org.llmmarket.publishing.api.provider.Providers;
import org.llmmarket.publishing.store.TestDatabase;
import org.llmmarket.publishing.store.proof.LogProofs;
import org.llmmarket.publishing.store.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class AccountsIT {

    private static final String REGISTER = "/api/v1/auth/register";
    private static final String LOGIN = "/api/v1/auth/login";

    private final SampleServer server = SampleServer.shared();
    private final Visitor visitor = server.visitor();
    private final String email = UUID.randomUUID() + "@example.org";

    @Test
    void somebody_registers_and_sees_his_account() {
        Visitor.Answer registered = visitor.post(REGISTER, account("consumer"));
        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.json().propertyNames()).containsExactly("id");

        Visitor.Answer me = visitor.signIn(email, SampleServer.PASSWORD).get("/api/v1/auth/me");

        assertThat(me.status()).isEqualTo(200);
        JsonNode account = me.json();
        assertThat(account.propertyNames())
                .containsExactly(
                        "id",
                        "name",
                        "email",
                        "organization",
                        "verified",
                        "roles",
                        "status",
                        "createdAt",
                        "updatedAt",
                        "lastLogin");
        assertThat(account.path("id")).isEqualTo(registered.json().path("id"));
        assertThat(account.path("email").stringValue()).isEqualTo(email);
        assertThat(account.path("organization").isNull()).isTrue();
        assertThat(account.path("roles").toString()).isEqualTo("[\"consumer\"]");
        assertThat(account.path("status").stringValue()).isEqualTo("active");
        assertThat(account.path("lastLogin").stringValue()).matches("20\\d\\d-.*Z");
    }

    @Test
    void an_address_is_taken_in_every_spelling() {
        visitor.post(REGISTER, account("consumer"));

        Map<String, String> again = account("consumer");
        again.put("email", email.toUpperCase(java.util.Locale.ROOT));

        visitor.post(REGISTER, again).isProblem(409, "EMAIL_TAKEN");
    }

    @Test
    void of_many_who_register_one_address_at_once_one_succeeds() {
        List<Integer> statuses = java.util.stream.IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> visitor.post(REGISTER, account("provider")).status())
                .toList();

        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
    }

    @Test
    void every_fault_of_a_registration_is_told() {
        assertThat(visitor.post(
                                REGISTER,
                                Map.of("name", " ", "email", "nobody", "password", "short", "role", "admin", "x", 1))
                        .errors())
                .containsExactlyInAnyOrder(
                        "INVALID_FORMAT name",
                        "INVALID_FORMAT email",
                        "TOO_SHORT password",
                        "INVALID_ENUM role",
                        "UNKNOWN_PROPERTY x");
    }

    @Test
    void a_password_has_at_most_72_bytes() {
        Map<String, String> account = account("consumer");
        account.put("password", "ä".repeat(37));
        assertThat(visitor.post(REGISTER, account)
                        .isProblem(422, "VALIDATION_FAILED")
                        .errors())
                .containsExactly("TOO_LONG password");

        account.put("password", "ä".repeat(36));
        assertThat(visitor.post(REGISTER, account).status()).isEqualTo(201);
        visitor.post(LOGIN, Map.of("email", email, "password", "ä".repeat(36) + "x"))
                .isProblem(401, "INVALID_CREDENTIALS");
    }

    @Test
    void passwords_are_stored_as_bcrypt_only() {
        visitor.post(REGISTER, account("consumer"));

        assertThat(jdbc().sql("SELECT password_hash FROM account WHERE email = ?")
                        .param(email)
                        .query(String.class)
                        .single())
                .startsWith("$2a$10$");
    }

    @Test
    void a_wrong_password_and_an_unknown_address_are_told_the_same() {
        visitor.post(REGISTER, account("consumer"));

        Visitor.Answer wrong = visitor.post(LOGIN, Map.of("email", email, "password", "wrong horse battery"));
        Visitor.Answer unknown = visitor.post(LOGIN, Map.of("email", "x" + email, "password", SampleServer.PASSWORD));

        wrong.isProblem(401, "INVALID_CREDENTIALS");
        unknown.isProblem(401, "INVALID_CREDENTIALS");
        assertThat(wrong.json().path("detail")).isEqualTo(unknown.json().path("detail"));
        assertThat(wrong.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void a_provider_is_registered_in_the_same_transaction_with_request_and_actor_in_its_event() {
        Visitor.Answer registered = visitor.post(REGISTER, account("provider"), "X-Request-Id", "r-" + email);
        String id = registered.json().path("id").stringValue();

        assertThat(event(id, "ProviderRegistered")).isEqualTo("r-" + email + " null");
        assertThat(providers().profile(new AccountId(id))).contains(new ProviderProfile("Acme", false));

        Visitor admin = server.admin();
        Visitor.Answer verified = admin.put(
                "/api/v1/accounts/" + id + "/status",
                Map.of("status", "active", "verified", true),
                "X-Request-Id",
                "r2");

        assertThat(verified.json().path("verified").booleanValue()).isTrue();
        assertThat(event(id, "ProviderVerified")).isEqualTo("r2 " + admin.id());
        await().atMost(Duration.ofSeconds(5)).until(() -> providers()
                .profile(new AccountId(id))
                .equals(java.util.Optional.of(new ProviderProfile("Acme", true))));
    }

    @Test
    void a_verification_is_for_providers_and_is_not_taken_back() {
        Visitor admin = server.admin();
        String provider = visitor.register("provider").id();
        String consumer = visitor.register("consumer").id();

        admin.put(status(consumer), Map.of("status", "active", "verified", true))
                .isProblem(409, "ILLEGAL_MOVE");
        admin.put(status(provider), Map.of("status", "active", "verified", true));
        admin.put(status(provider), Map.of("status", "active", "verified", false))
                .isProblem(409, "ILLEGAL_MOVE");
    }

    @Test
    void an_admin_gives_roles_and_a_new_provider_is_registered_once() {
        Visitor consumer = visitor.register("consumer");
        String id = consumer.id();

        Visitor.Answer given = server.admin().put(roles(id), Map.of("roles", List.of("reviewer", "provider")));
        server.admin().put(roles(id), Map.of("roles", List.of("provider")));

        assertThat(given.status()).isEqualTo(200);
        assertThat(given.json().path("roles").toString()).isEqualTo("[\"provider\",\"reviewer\"]");
        assertThat(event(id, "ProviderRegistered")).isNotEmpty();
    }

    @Test
    void only_an_admin_administers() {
        Visitor provider = visitor.register("provider");

        provider.get("/api/v1/accounts").isProblem(403, "ROLE_REQUIRED");
        provider.put(roles("x"), Map.of("roles", List.of("admin"))).isProblem(403, "ROLE_REQUIRED");
        visitor.get("/api/v1/accounts").isProblem(401, "UNAUTHORIZED");
        visitor.get("/api/v1/auth/me").isProblem(401, "UNAUTHORIZED");
    }

    @Test
    void what_an_admin_sends_must_be_fit() {
        Visitor admin = server.admin();

        admin.put(roles("no-such-account"), Map.of("roles", List.of("admin"))).isProblem(404, "NOT_FOUND");
        assertThat(admin.put(roles("x"), Map.of("roles", List.of("king", "admin")))
                        .errors())
                .containsExactly("INVALID_ENUM roles[0]");
        assertThat(admin.put(status("x"), Map.of("status", "gone")).errors()).containsExactly("INVALID_ENUM status");
    }

    @Test
    void the_last_admin_stays() {
        try (SampleServer other = SampleServer.start(TestDatabase.freshUrl())) {
            Visitor admin = other.admin();
            String id = admin.id();

            admin.put(roles(id), Map.of("roles", List.of("consumer"))).isProblem(409, "ILLEGAL_MOVE");
            admin.put(status(id), Map.of("status", "suspended")).isProblem(409, "ILLEGAL_MOVE");

            String second = other.visitor().register("consumer").id();
            admin.put(roles(second), Map.of("roles", List.of("admin")));
            assertThat(admin.put(roles(id), Map.of("roles", List.of("consumer")))
                            .status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspended", "disabled"})
    void an_account_that_is_not_active_is_refused_within_5_seconds(String status) {
        visitor.post(REGISTER, account("provider"));
        Visitor provider = visitor.signIn(email, SampleServer.PASSWORD);
        String id = provider.id();

        server.admin().put(status(id), Map.of("status", status));

        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> provider.get("/api/v1/auth/me").isProblem(401, "INVALID_TOKEN"));
        visitor.post(LOGIN, Map.of("email", email, "password", SampleServer.PASSWORD))
                .isProblem(403, "ACCOUNT_NOT_ACTIVE");

        server.admin().put(status(id), Map.of("status", "active"));
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() ->
                        assertThat(provider.get("/api/v1/auth/me").status()).isEqualTo(200));
    }

    @Test
    void a_change_that_names_what_somebody_else_has_changed_is_refused() {
        String id = visitor.register("provider").id();
        Visitor admin = server.admin();
        String seen = admin.get("/api/v1/accounts/" + id).header("ETag");
        assertThat(seen).matches("\"[0-9a-f]{32}\"");

        Visitor.Answer changed =
                admin.put(roles(id), Map.of("roles", List.of("provider", "reviewer")), "If-Match", seen);

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag"))
                .isEqualTo(admin.get("/api/v1/accounts/" + id).header("ETag"))
                .isNotEqualTo(seen);
        admin.put(roles(id), Map.of("roles", List.of("consumer")), "If-Match", seen)
                .isProblem(412, "STALE_PRECONDITION");
        admin.put(status(id), Map.of("status", "disabled"), "If-Match", seen).isProblem(412, "STALE_PRECONDITION");
        admin.send("DELETE", "/api/v1/accounts/" + id + "/personal-data", noBody(), "If-Match", seen)
                .isProblem(412, "STALE_PRECONDITION");
        assertThat(admin.put(status(id), Map.of("status", "disabled"), "If-Match", changed.header("ETag"))
                        .status())
                .isEqualTo(200);
        admin.get("/api/v1/accounts/nobody").isProblem(404, "NOT_FOUND");
    }

    @Test
    void what_cannot_be_an_id_is_no_account() {
        Visitor admin = server.admin();
        String odd = "x".repeat(256);

        admin.get("/api/v1/accounts/" + odd).isProblem(404, "NOT_FOUND");
        admin.get("/api/v1/accounts/%20").isProblem(404, "NOT_FOUND");
        admin.put(roles(odd), Map.of("roles", List.of("consumer"))).isProblem(404, "NOT_FOUND");
        admin.put(status(odd), Map.of("status", "disabled")).isProblem(404, "NOT_FOUND");
        admin.send("DELETE", "/api/v1/accounts/" + odd + "/personal-data", noBody())
                .isProblem(404, "NOT_FOUND");
    }

    @Test
    void accounts_come_in_pages_each_once() {
        visitor.register("consumer");
        visitor.register("consumer");
        Visitor admin = server.admin();
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = admin.get("/api/v1/accounts?limit=1" + cursor).json();
            assertThat(page.propertyNames()).containsExactly("data", "pagination");
            page.path("data").forEach(account -> seen.add(account.path("id").stringValue()));
            JsonNode next = page.path("pagination").path("nextCursor");
            assertThat(page.path("pagination").path("hasMore").booleanValue()).isEqualTo(!next.isNull());
            cursor = next.isNull() ? "" : "&cursor=" + next.stringValue();
        } while (!cursor.isEmpty());

        assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThan(2);
        assertThat(admin.get("/api/v1/accounts?limit=100").json().path("data").size())
                .isEqualTo(seen.size());
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, OUT_OF_RANGE limit",
        "limit=101, OUT_OF_RANGE limit",
        "cursor=x, INVALID_FORMAT cursor",
        "cursor=%00broken, INVALID_FORMAT cursor",
        "cursor=MTk3MC0wMS0wMVQwMDowMDowMFogeA, INVALID_FORMAT cursor"
    })
    void a_page_that_cannot_be_is_refused(String query, String error) {
        assertThat(server.admin()
                        .get("/api/v1/accounts?" + query)
                        .isProblem(422, "VALIDATION_FAILED")
                        .errors())
                .containsExactly(error);
    }

    @Test
    void a_person_is_forgotten_and_a_receipt_stays_that_no_proof_minds() {
        String id =
                visitor.post(REGISTER, account("consumer")).json().path("id").stringValue();
        wrote(id, "ApprovalRejected", "reviewer", "He was late.");

        Visitor.Answer receipt = server.admin().send("DELETE", "/api/v1/accounts/" + id + "/personal-data", noBody());

        assertThat(receipt.status()).isEqualTo(200);
        JsonNode erasure = receipt.json().path("erasure");
        assertThat(erasure.path("erased").valueStream().map(one -> one.path("what")
                        .stringValue()))
                .containsExactly("account.name", "account.email", "remark:" + id, "audit.origins");
        assertThat(erasure.path("erased").toString()).doesNotContain("late", email);
        assertThat(server.bean(Vault.class).find("remark:" + id)).isEmpty();
        visitor.post(LOGIN, Map.of("email", email, "password", SampleServer.PASSWORD))
                .isProblem(401, "INVALID_CREDENTIALS");
        LogProofs proofs = server.bean(LogProofs.class);
        proofs.checkpointNow();
        assertThat(proofs.indexOf(receipt.json().path("eventId").stringValue())).isPresent();
        assertThat(visitor.post(REGISTER, account("consumer")).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"ReviewerApproved, reviewer", "ApprovalRejected, reviewer", "ApprovalCommented, author"})
    void what_a_person_wrote_is_forgotten_in_whatever_event_it_stands(String event, String writer) {
        String id =
                visitor.post(REGISTER, account("consumer")).json().path("id").stringValue();
        wrote(id, event, writer, "He was late.");

        Visitor.Answer receipt = server.admin().send("DELETE", "/api/v1/accounts/" + id + "/personal-data", noBody());

        assertThat(receipt.text()).contains("\"remark:" + id + "\"");
        assertThat(server.bean(Vault.class).find("remark:" + id)).isEmpty();
    }

    @Test
    void others_find_an_account_by_its_id_its_address_or_the_name_of_a_reviewer() {
        NamedAccounts accounts = server.bean(NamedAccounts.class);
        String name = "Rita " + UUID.randomUUID();
        AccountId rita = registered(name, email);
        assertThat(accounts.find(rita.value())).contains(rita);
        assertThat(accounts.find(" " + email.toUpperCase(java.util.Locale.ROOT)))
                .contains(rita);
        assertThat(accounts.find(name)).as("a name that anybody could take").isEmpty();

        server.admin().put(roles(rita.value()), Map.of("roles", List.of("reviewer")));
        assertThat(accounts.find(name)).contains(rita);

        AccountId other = registered(name, "x" + email);
        server.admin().put(roles(other.value()), Map.of("roles", List.of("reviewer")));
        assertThat(accounts.find(name)).as("a name that two have").isEmpty();
    }

    @Test
    void an_address_that_somebody_claims_is_not_its_reviewer_s() {
        NamedAccounts accounts = server.bean(NamedAccounts.class);
        AccountId outside = new AccountId("outside-" + UUID.randomUUID());
        server.bean(Registration.class).admit(outside, "Rita", email, Set.of(Role.REVIEWER), Instant.now());

        registered("Eve", email);

        assertThat(accounts.find(email)).contains(outside);
    }

    private AccountId registered(String name, String address) {
        Map<String, String> account = account("consumer");
        account.put("name", name);
        account.put("email", address);
        return new AccountId(visitor.post(REGISTER, account).json().path("id").stringValue());
    }

    private void wrote(String id, String event, String writer, String text) {
        server.bean(Vault.class).put("remark:" + id, text);
        jdbc().sql(
                        "INSERT INTO domain_event (aggregate_type, aggregate_id, sequence, event_id, name, at, payload, metadata)"
                                + " VALUES ('Approval', ?, 0, gen_random_uuid(), ?, now(), ?::json, '{}')")
                .param("approval-" + id)
                .param(event)
                .param("{\"" + writer + "\":\"" + id + "\",\"remark\":\"remark:" + id + "\"}")
                .update();
    }

    private Map<String, String> account(String role) {
        return new java.util.HashMap<>(
                Map.of("name", "Acme", "email", email, "password", SampleServer.PASSWORD, "role", role));
    }

    private static String roles(String id) {
        return "/api/v1/accounts/" + id + "/roles";
    }

    private static String status(String id) {
        return "/api/v1/accounts/" + id + "/status";
    }

    private String event(String aggregate, String name) {
        return jdbc().sql("""
                        SELECT concat(metadata->>'requestId', ' ', coalesce(metadata->>'actor', 'null'))
                        FROM domain_event WHERE aggregate_id = ? AND name = ?""").param(aggregate).param(name).query(String.class).single();
    }

    private Providers providers() {
        return server.bean(Providers.class);
    }

    private JdbcClient jdbc() {
        return server.bean(JdbcClient.class);
    }
}
