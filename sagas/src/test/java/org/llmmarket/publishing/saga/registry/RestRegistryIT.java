package org.llmmarket.publishing.saga.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.llmmarket.publishing.api.health.Health;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.sample.Sample;
import org.llmmarket.publishing.saga.sample.TestSettings;
import org.llmmarket.publishing.sandbox.Sandbox;
import org.llmmarket.publishing.sandbox.SandboxSettings;
import org.llmmarket.publishing.sandbox.server.Neighbour;
import org.llmmarket.publishing.sandbox.switches.Mode;
import org.llmmarket.publishing.sandbox.switches.Switch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RestRegistryIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static int publications;

    private static Sandbox sandbox;

    private RestRegistry registry;
    private Sample publication;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxSettings.onFreePorts());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void prepare() {
        registry = at(address(), "PT10S");
        publication = Sample.publication("p-registry-" + publications++);
    }

    @AfterEach
    void reset() {
        registry.close();
        sandbox.switches().reset(Neighbour.REGISTRY);
    }

    @Test
    void a_version_has_one_entry_however_often_it_is_entered() throws Exception {
        String id = register();

        assertThat(register()).isEqualTo(id);
        JsonNode entry = entry(id).body();
        assertThat(entry.path("name").asString()).startsWith("Translator");
        assertThat(entry.path("version").asString()).isEqualTo("1.0.0");
        assertThat(entry.path("provider").asString()).isEqualTo("provider-1");
        assertThat(entry.path("capabilities").get(0).asString()).isEqualTo("chat");
        assertThat(entry.path("metadata").path("publicationId").asString())
                .isEqualTo(publication.publication().toString());
    }

    @Test
    void an_entry_follows_its_version() throws Exception {
        String id = register();

        registry.changeStatus(id, ServiceStatus.ACTIVE, call("status-active"));

        assertThat(entry(id).body().path("status").asString()).isEqualTo("active");
    }

    @Test
    void an_entry_that_was_taken_back_is_gone_and_taking_it_back_again_is_no_fault() throws Exception {
        String id = register();

        registry.remove(id, call("removal"));
        registry.remove(id, call("another-removal"));
        registry.changeStatus(id, ServiceStatus.RETIRED, call("status-retired"));

        assertThat(entry(id).status()).isEqualTo(404);
    }

    @Test
    void entering_a_version_again_after_its_removal_brings_no_entry_back() throws Exception {
        String id = register();
        registry.remove(id, call("removal"));

        assertThat(register()).isEqualTo(id);

        assertThat(entry(id).status()).isEqualTo(404);
    }

    @Test
    void the_registry_learns_which_call_it_is_and_where_it_came_from() {
        sandbox.calls().clear();

        register();

        assertThat(sandbox.calls().of(Neighbour.REGISTRY)).singleElement().satisfies(call -> {
            assertThat(call.idempotencyKey()).isEqualTo(publication.publication() + ":registry");
            assertThat(call.requestId()).isEqualTo("req-7");
        });
    }

    @Test
    void a_registry_that_hangs_up_is_gone() {
        turn(Switch.to(Mode.GONE));

        assertAway(this::register, NeighbourAway.Kind.GONE, "The registry could not be reached.");
        assertThat(registry.check().status()).isEqualTo(Health.State.UNHEALTHY);
    }

    @Test
    void a_registry_that_has_a_fault_is_gone() {
        turn(Switch.to(Mode.WRONG));

        assertAway(this::register, NeighbourAway.Kind.GONE, "The registry answered 500.");
    }

    @Test
    void a_registry_that_takes_too_long_is_slow() {
        turn(Switch.to(Mode.SLOW).delayed(5_000));

        try (RestRegistry impatient = at(address(), "PT0.3S")) {
            assertAway(
                    () -> impatient.register(publication.started(), call("registry")),
                    NeighbourAway.Kind.SLOW,
                    "The registry did not answer within 300 ms.");
        }
        assertThat(registry.check().status()).isEqualTo(Health.State.DEGRADED);
    }

    @Test
    void a_registry_that_talks_nonsense_is_wrong() {
        turn(new Switch(Mode.WRONG, null, null, null, null, 200, "<html>Hello</html>"));
        assertAway(
                this::register, NeighbourAway.Kind.WRONG, "The registry answered 200 with something that is no JSON.");

        turn(new Switch(Mode.WRONG, null, null, null, null, 200, "{}"));
        assertAway(this::register, NeighbourAway.Kind.WRONG, "The registry answered 200 with something unexpected.");

        turn(new Switch(Mode.WRONG, null, null, null, null, 422, "{}"));
        assertAway(
                () -> registry.changeStatus("reg-1", ServiceStatus.ACTIVE, call("s")),
                NeighbourAway.Kind.REFUSED,
                "The registry refused with 422.");
        assertThat(registry.check().status()).isEqualTo(Health.State.UNHEALTHY);
    }

    @Test
    void a_registry_that_fails_five_times_in_a_row_is_left_alone_for_a_while() {
        turn(Switch.to(Mode.WRONG));
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(this::register).isInstanceOf(NeighbourAway.class);
        }
        sandbox.calls().clear();

        assertAway(
                this::register,
                NeighbourAway.Kind.PAUSED,
                "The registry failed several times in a row and is left alone for a while.");
        assertThat(sandbox.calls().of(Neighbour.REGISTRY)).isEmpty();

        sandbox.switches().reset(Neighbour.REGISTRY);
        await().ignoreExceptionsInstanceOf(NeighbourAway.class)
                .untilAsserted(() -> assertThat(register()).isNotBlank());
    }

    @Test
    void a_registry_that_answers_is_healthy() {
        assertThat(registry.check()).isEqualTo(new Health(Health.State.HEALTHY, "The registry answers."));
        assertThat(registry.name()).isEqualTo("registry");
        assertThat(registry.isEnabled()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"DEGRADED", "UNHEALTHY"})
    void a_registry_that_says_itself_how_it_is_is_believed(Health.State state) {
        turn(new Switch(Mode.WRONG, null, null, "GET", null, 200, "{\"status\": \"" + state.wire() + "\"}"));

        assertThat(registry.check()).isEqualTo(new Health(state, "The registry says that it is " + state.wire() + "."));
    }

    @Test
    void a_registry_that_fails_at_one_thing_is_degraded_whatever_else_it_answers_and_until_it_does_that_too() {
        String id = register();
        turn(Switch.to(Mode.WRONG).onCall("PATCH"));
        assertThatThrownBy(() -> registry.changeStatus(id, ServiceStatus.ACTIVE, call("s")))
                .isInstanceOf(NeighbourAway.class);

        assertThat(registry.find(id)).isPresent();
        assertThat(registry.check().status()).isEqualTo(Health.State.DEGRADED);

        turn(Switch.OK);
        registry.changeStatus(id, ServiceStatus.ACTIVE, call("s"));
        assertThat(registry.check().status()).isEqualTo(Health.State.HEALTHY);
    }

    @Test
    void what_was_said_of_an_entry_is_found_word_for_word() {
        String id = register();

        assertThat(registry.find(id)).hasValueSatisfying(entry -> assertThat(entry.details())
                .containsAllEntriesOf(RegistryEntry.of(publication.started()).details()));
    }

    @Test
    void a_registry_where_nobody_listens_is_gone() {
        try (RestRegistry nowhere = at("http://127.0.0.1:1/api/v1", "PT10S")) {
            assertAway(
                    () -> nowhere.register(publication.started(), call("registry")),
                    NeighbourAway.Kind.GONE,
                    "The registry could not be reached.");
        }
    }

    private static String address() {
        return "http://127.0.0.1:" + sandbox.registryPort() + "/api/v1/";
    }

    private static RestRegistry at(String address, String timeout) {
        NeighbourSettings settings = TestSettings.with("registry.timeout=" + timeout, "registry.breaker-pause=PT0.3S");
        return new RestRegistry(address, settings.registry(), JSON);
    }

    private static void turn(Switch position) {
        sandbox.switches().turn(Neighbour.REGISTRY, position);
    }

    @Test
    void a_registry_that_answers_for_something_else_is_not_believed() {
        String version = publication.started().version().toString();
        String other = "{\"id\": \"reg-1\", \"name\": \"Another\", \"version\": \"" + version + "\"}";
        turn(new Switch(Mode.WRONG, null, null, null, null, 201, other));
        assertAway(
                this::register,
                NeighbourAway.Kind.WRONG,
                "The registry answered for name 'Another' instead of '"
                        + publication.started().name() + "'.");

        turn(new Switch(Mode.WRONG, null, null, null, null, 200, "{\"id\": \"reg-1\", \"status\": \"retired\"}"));
        assertAway(
                () -> registry.changeStatus("reg-1", ServiceStatus.ACTIVE, call("s")),
                NeighbourAway.Kind.WRONG,
                "The registry answered for status 'retired' instead of 'active'.");
    }

    @Test
    void an_answer_that_comes_drop_by_drop_is_waited_for_no_longer() throws IOException {
        try (ServerSocket dripping = new ServerSocket(0)) {
            Thread drops = new Thread(() -> drip(dripping));
            drops.setDaemon(true);
            drops.start();
            long begun = System.nanoTime();
            try (RestRegistry impatient = at("http://127.0.0.1:" + dripping.getLocalPort(), "PT0.5S")) {
                assertAway(
                        () -> impatient.register(publication.started(), call("registry")),
                        NeighbourAway.Kind.SLOW,
                        "The registry did not answer within 500 ms.");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        }
    }

    private static void drip(ServerSocket server) {
        try (Socket caller = server.accept();
                OutputStream answer = caller.getOutputStream()) {
            answer.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int drop = 0; drop < 1000; drop++) {
                answer.write(' ');
                answer.flush();
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String register() {
        return registry.register(publication.started(), call("registry"));
    }

    private Call call(String step) {
        return new Call(publication.publication() + ":" + step, "req-7");
    }

    private record Entry(int status, JsonNode body) {}

    private static Entry entry(String id) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + sandbox.registryPort() + "/api/v1/services/" + id);
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .timeout(Duration.ofSeconds(5))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return new Entry(response.statusCode(), JSON.readTree(response.body()));
    }

    private static void assertAway(ThrowingCallable call, NeighbourAway.Kind kind, String detail) {
        assertThatThrownBy(call)
                .asInstanceOf(InstanceOfAssertFactories.type(NeighbourAway.class))
                .satisfies(away -> {
                    assertThat(away.kind()).isEqualTo(kind);
                    assertThat(away.detail()).isEqualTo(detail);
                });
    }
}
