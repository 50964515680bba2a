package org.llmmarket.publishing.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class HonestVersionsJourneyTest {

    private static final Map<String, String> ACCESS = Map.of("header", "X-API-Key", "value", "sandbox-key");

    private final Marketplace marketplace = RunningMarketplace.get();
    private final Client provider = marketplace.provider();

    @Test
    void a_break_comes_with_a_number_that_says_so_and_a_report_that_says_why() {
        String id = marketplace.publishUntil("active", provider, marketplace.definition());

        Answer hidden = next(id, "1.1.0", without("/v1/embeddings"));

        assertThat(hidden.status()).as(hidden.toString()).isEqualTo(422);
        assertThat(hidden.errors()).containsExactly("VERSION_BUMP_TOO_SMALL version");
        assertThat(hidden.text("/minimumVersion")).isEqualTo("2.0.0");
        publish(id, "2.0.0", without("/v1/embeddings"));
        Answer version = provider.get("/services/" + id + "/versions/2.0.0");
        assertThat(version.text("/gate/base")).isEqualTo("1.0.0");
        assertThat(version.text("/gate/bumpRequired")).isEqualTo("MAJOR");
        assertThat(version.text("/gate/bumpGiven")).isEqualTo("MAJOR");
        assertThat(version.json().at("/gate/compared").booleanValue()).isTrue();
        assertThat(version.json().at("/gate/changes")).isNotEmpty();
        Answer report =
                marketplace.anybody().get("/services/" + id + "/versions/2.0.0/changes", "Accept", "text/markdown");
        assertThat(report.status()).isEqualTo(200);
        assertThat(report.text()).startsWith("# ").contains("embeddings", "MAJOR");
    }

    @Test
    void an_older_line_goes_on_beside_the_new_one_and_ranges_find_it() {
        String id = marketplace.publishUntil("active", provider, marketplace.definition());
        publish(id, "2.0.0", without("/v1/embeddings"));

        publish(id, "1.0.1", described("Better words."));

        assertThat(version(id, "^1")).isEqualTo("1.0.1");
        assertThat(version(id, "~1.0.0")).isEqualTo("1.0.1");
        assertThat(version(id, "%3E%3D1%20%7C%7C%209.x")).isEqualTo("2.0.0");
        assertThat(provider.get("/services/" + id).text("/version")).isEqualTo("2.0.0");
        assertThat(provider.get("/services/" + id + "?version=latest").errors())
                .containsExactly("INVALID_VERSION_FORMAT version");
        assertThat(provider.get("/services/" + id + "?version=%5E9").status()).isEqualTo(404);
        assertThat(next(id, "1.0.1", described("Again.")).status()).isEqualTo(409);
    }

    @Test
    void a_range_is_taken_as_it_is_typed() throws IOException {
        String id = marketplace.publishUntil("active", provider, marketplace.definition());
        String request = "GET /api/v1/services/" + id + "?version=^1.0||<0.5 HTTP/1.1\r\nHost: localhost\r\n"
                + "Connection: close\r\n\r\n";

        try (Socket socket = new Socket("localhost", marketplace.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void a_check_says_beforehand_what_the_gate_would() {
        String id = marketplace.publishUntil("active", provider, marketplace.definition());

        Answer checked = provider.post(
                "/services/" + id + "/versions/check", request("1.0.1", described("Other words, same things.")));

        assertThat(checked.status()).isEqualTo(200);
        assertThat(checked.json().path("isValid").booleanValue())
                .as(checked.toString())
                .isTrue();
        assertThat(checked.text("/bump")).isEqualTo("PATCH");
        assertThat(checked.text("/minimumVersion")).isEqualTo("1.0.1");
        assertThat(provider.get("/services/" + id + "/versions").json().path("data"))
                .hasSize(1);
    }

    @Test
    void a_large_pair_is_compared_at_once() {
        ObjectNode base = (ObjectNode) LargeDocument.withOperations(1_500);
        ObjectNode revision = base.deepCopy();
        ((ObjectNode) revision.path("paths"))
                .remove(base.path("paths").propertyNames().iterator().next());

        Answer answer = provider.post("/contracts/compare", Map.of("base", base, "revision", revision));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/bump")).isEqualTo("MAJOR");
        byte[] body =
                JsonMapper.shared().writeValueAsBytes(Map.of("base", base.toString(), "revision", revision.toString()));
        Answer texts = provider.send("POST", "/contracts/compare", body);
        assertThat(new String(texts.bytes(), StandardCharsets.UTF_8)).isEqualTo(answer.text());
    }

    private void publish(String id, String version, JsonNode document) {
        Answer answer = next(id, version, document);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        provider.get("/services/" + id + "/versions/" + version).text("/status"))
                .isEqualTo("active"));
    }

    private Answer next(String id, String version, JsonNode document) {
        return provider.post("/services/" + id + "/versions", request(version, document));
    }

    private static Map<String, Object> request(String version, JsonNode document) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("version", version);
        request.put("openApiSpec", document);
        request.put("testAccess", ACCESS);
        return request;
    }

    private String version(String id, String range) {
        return provider.get("/services/" + id + "?version=" + range.replace("^", "%5E"))
                .text("/version");
    }

    private JsonNode without(String path) {
        ObjectNode document = (ObjectNode) SampleDocument.ofSampleProvider(marketplace.providerPort());
        ((ObjectNode) document.path("paths")).remove(path);
        return document;
    }

    private JsonNode described(String words) {
        ObjectNode document = (ObjectNode) SampleDocument.ofSampleProvider(marketplace.providerPort());
        ((ObjectNode) document.path("info")).put("description", words);
        return document;
    }
}
