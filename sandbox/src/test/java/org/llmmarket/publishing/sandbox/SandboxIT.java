package org.llmmarket.publishing.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.llmmarket.publishing.sandbox.server.Neighbour;
import org.llmmarket.publishing.sandbox.switches.Mode;
import org.llmmarket.publishing.sandbox.switches.Switch;

class SandboxIT {

    @Test
    void all_four_neighbours_listen_on_ports_of_their_own() throws IOException {
        try (var sandbox = Sandbox.start(SandboxSettings.onFreePorts())) {
            assertThat(ports(sandbox)).doesNotHaveDuplicates().allMatch(SandboxIT::isOpen);
        }
    }

    @Test
    void a_neighbour_answers_on_its_own_port_only() throws IOException {
        try (var sandbox = Sandbox.start(SandboxSettings.onFreePorts())) {
            assertThat(new Http(sandbox.registryPort()).get("/api/v1/services").status())
                    .isEqualTo(200);
            assertThat(new Http(sandbox.governancePort())
                            .get("/api/v1/services")
                            .status())
                    .isEqualTo(404);
            assertThat(new Http(sandbox.providerPort()).get("/api/v1/services").status())
                    .isEqualTo(404);
            String query = "{\"query\":\"{health{status}}\"}";
            assertThat(new Http(sandbox.governancePort())
                            .post("/graphql", query)
                            .status())
                    .isEqualTo(200);
            assertThat(new Http(sandbox.registryPort()).post("/graphql", query).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void an_unknown_path_is_answered_as_a_problem() throws IOException {
        try (var sandbox = Sandbox.start(SandboxSettings.onFreePorts())) {
            var answer = new Http(sandbox.registryPort()).get("/nowhere");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        }
    }

    @Test
    void only_the_loopback_interface_is_listened_at() throws IOException {
        try (var sandbox = Sandbox.start(SandboxSettings.onFreePorts())) {
            var outside = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .toList();
            assertThat(outside).noneMatch(address -> ports(sandbox).anyMatch(port -> isOpen(address, port)));
        }
    }

    @Test
    void closing_frees_every_port() {
        var sandbox = Sandbox.start(SandboxSettings.onFreePorts());
        var ports = ports(sandbox).toArray();
        sandbox.close();
        assertThat(IntStream.of(ports)).noneMatch(SandboxIT::isOpen);
    }

    @Test
    void closing_waits_for_no_slow_call() throws Exception {
        var sandbox = Sandbox.start(SandboxSettings.onFreePorts());
        sandbox.switches().turn(Neighbour.REGISTRY, Switch.to(Mode.SLOW).delayed(60_000));
        var registry = new Http(sandbox.registryPort());
        var call = CompletableFuture.runAsync(
                () -> assertThatThrownBy(() -> registry.get("/api/v1/services")).isInstanceOf(IOException.class));
        await().until(() -> sandbox.switches().of(Neighbour.REGISTRY).mode() == Mode.SLOW && !call.isDone());
        Instant before = Instant.now();
        sandbox.close();
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void a_policy_port_in_use_is_said_and_leaves_nothing_running() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int registryPort = freePort();
            var settings = new SandboxSettings(taken.getLocalPort(), registryPort, 0, 0, "development");
            assertThatThrownBy(() -> Sandbox.start(settings))
                    .hasMessageContaining("cannot listen on port " + taken.getLocalPort());
            assertThat(isOpen(registryPort)).isFalse();
        }
    }

    @Test
    void a_registry_port_in_use_is_said_and_leaves_nothing_running() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int policyPort = freePort();
            var settings = new SandboxSettings(policyPort, taken.getLocalPort(), 0, 0, "development");
            assertThatThrownBy(() -> Sandbox.start(settings))
                    .hasMessageContaining("cannot listen on port " + taken.getLocalPort());
            await().until(() -> !isOpen(policyPort));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POLICY")
    void of_several_doors_the_one_is_named_that_is_taken(Neighbour neighbour) throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            var settings = new SandboxSettings(
                    0,
                    neighbour == Neighbour.REGISTRY ? port : 0,
                    neighbour == Neighbour.GOVERNANCE ? port : 0,
                    neighbour == Neighbour.PROVIDER ? port : 0,
                    "development");
            assertThatThrownBy(() -> Sandbox.start(settings))
                    .hasMessageContaining("The " + neighbour.word() + " of the sandbox")
                    .hasMessageContaining("cannot listen on port " + port);
        }
    }

    @Test
    void without_settings_the_ports_are_the_contracts() {
        var settings = SandboxSettings.defaults().in("production");
        assertThat(settings).isEqualTo(new SandboxSettings(50051, 3010, 3020, 3030, "production"));
    }

    private static IntStream ports(Sandbox sandbox) {
        return IntStream.of(
                sandbox.policyPort(), sandbox.registryPort(), sandbox.governancePort(), sandbox.providerPort());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isOpen(int port) {
        return isOpen(InetAddress.getLoopbackAddress(), port);
    }

    private static boolean isOpen(InetAddress address, int port) {
        try (var socket = new Socket(address, port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
