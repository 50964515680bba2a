package org.llmmarket.publishing.saga.endpoint.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.llmmarket.publishing.api.net.AllowedEndpoints;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.sample.SampleValue;
import org.llmmarket.publishing.saga.endpoint.net.Call;
import org.llmmarket.publishing.saga.endpoint.net.Destination;
import org.llmmarket.publishing.saga.endpoint.net.InvalidDestination;

class ProbeChoiceTest {

    private static final String JSON = "responses: {'200': {description: A, content: {application/json: {}}}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/a/b/c: {get: {J}}, /models: {get: {J}}, /a/b: {get: {J}} | GET /models",
                "/health: {get: {security: [], J}}, /models/all: {get: {J}} | GET /models/all",
                "/a: {get: {deprecated: true, J}}, /models/all: {get: {J}} | GET /models/all",
                "/logout: {get: {J}}, /models/all: {get: {J}} | GET /models/all",
                "/a: {get: {responses: {'200': {description: A, content: {text/event-stream: {}}}}}}, /a/b: {get: {J}} | GET /a/b",
                "/a: {get: {responses: {'200': {description: A, content: {text/html: {}}}}}}, /a/b: {get: {J}} | GET /a/b",
                "/a: {get: {parameters: [{name: q, in: query, required: true, schema: {type: integer}}], J}}, /a/b: {get: {J}} | GET /a/b",
                "/a: {get: {responses: {'400': {description: No success}}}}, /a/b: {get: {J}} | GET /a/b",
                "/a#stream: {get: {J}}, /a/b: {get: {J}} | GET /a/b",
                "/a: {get: {parameters: [{name: q, in: query, required: true, schema: {type: integer}}], J}}, /a/b: {post: {J}} | GET /a?q=1",
                "/a: {post: {requestBody: {required: true, content: {application/json: {schema: {type: object, required: [x], properties: {x: {type: string}}}}}}, J}}, /b: {post: {requestBody: {content: {application/json: {schema: {type: string, minLength: 2, maxLength: 2}}}}, J}} | POST /b",
                "/a: {post: {requestBody: {required: true, content: {multipart/form-data: {}}}, J}}, /b/c: {post: {J}} | POST /b/c",
            })
    void the_cheapest_safe_operation_is_called(String paths, String probe) {
        Probe chosen = choice(paths).candidates().findFirst().orElseThrow();
        assertThat(chosen.call().method() + " " + chosen.call().target()).isEqualTo(probe);
    }

    @Test
    void what_must_be_refused_is_an_operation_that_is_closed() {
        ProbeChoice choice = choice("/a: {get: {security: [], J}}, /b: {post: {security: [{key: []}], J}}");
        assertThat(choice.closed())
                .get()
                .extracting(probe -> probe.call().target())
                .isEqualTo("/b");
        assertThat(choice("/a: {get: {J}}").closed()).isEmpty();
    }

    @Test
    void a_bad_request_is_json_that_ends_too_soon() {
        ProbeChoice choice = choice(
                "/a: {post: {requestBody: {required: true, content: {application/json: {}}}, J}}, /b: {post: {J}}");
        Call bad = choice.malformed().orElseThrow().call();
        assertThat(bad.target()).isEqualTo("/a");
        assertThat(bad.body()).isEqualTo("{\"malformed\": ");
        assertThat(bad.headers()).containsEntry("Content-Type", "application/json");
        assertThat(choice("/b: {post: {J}}").malformed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{name: id, in: path, required: true, schema: {const: 'a b/c'}} | /x/a%20b%2Fc",
                "{name: id, in: path, required: true, style: label, schema: {const: a}} | /x/.a",
                "{name: id, in: path, required: true, style: matrix, schema: {const: a}} | /x/;id=a",
                "{name: id, in: path, required: true, schema: {const: [a, b]}} | /x/a%2Cb",
                "{name: id, in: path, required: true, schema: {const: ''}} | /x/-",
                "{name: q, in: query, required: true, schema: {const: [a, b]}} | /x/{id}?q=a&q=b",
                "{name: q, in: query, required: true, explode: false, schema: {const: [a, b]}} | /x/{id}?q=a%2Cb",
                "{name: q, in: query, required: true, explode: false, style: pipeDelimited, schema: {const: [a, b]}} | /x/{id}?q=a%7Cb",
                "{name: q, in: query, required: true, style: deepObject, schema: {const: {k: v}}} | /x/{id}?q%5Bk%5D=v",
                "{name: q, in: query, required: true, schema: {const: {k: v}}} | /x/{id}?k=v",
                "{name: q, in: query, required: true, content: {application/json: {schema: {const: {k: 1}}}}} | /x/{id}?q=%7B%22k%22%3A1%7D",
                "{name: q, in: query, schema: {const: a}} | /x/{id}",
            })
    void parameters_are_written_in_their_style(String parameter, String target) {
        OpenApiDocument document = document("'/x/{id}': {get: {parameters: [" + parameter + "], J}}");
        Call call = new ParameterWriter(new SampleValue(document))
                .write(document.operations().get(0));
        assertThat(call.target()).isEqualTo(target);
    }

    @Test
    void required_headers_and_cookies_are_sent() {
        OpenApiDocument document =
                document("/x: {get: {parameters: [{name: X-A, in: header, required: true, schema: {const: [a, b]}},"
                        + " {name: Authorization, in: header, required: true, schema: {const: z}},"
                        + " {name: c, in: cookie, required: true, schema: {const: d}}], J}}");
        Call call = new ParameterWriter(new SampleValue(document))
                .write(document.operations().get(0));
        assertThat(call.headers()).isEqualTo(Map.of("X-A", "a,b", "Cookie", "c=d"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "https://a.example | https://x.example/v1 | - /v1",
                "https://a.example/v1 | https://x.example/v1 | /v1 /v1/v1",
                "https://a.example/v1/models | https://x.example/v1 | /v1/models /v1/models/v1 /v1",
                "https://a.example/models | - | /models -",
                "https://a.example/p | /{stage} | /p /p/live /live",
                "https://a.example/p | https://x.example/ | /p",
                "https://a.example/p | http://[ | /p",
            })
    void paths_may_live_in_several_places(String url, String server, String places) throws InvalidDestination {
        String servers =
                server.equals("-") ? "" : "servers: [{url: '" + server + "', variables: {stage: {default: live}}}],";
        OpenApiDocument document = OpenApiDocument.read(
                        "{openapi: 3.1.0, " + servers + " paths: {/models: {get: {" + JSON + "}}}}")
                .document()
                .orElseThrow();
        Destination destination = Destination.of(url, "rest", AllowedEndpoints.NONE);
        assertThat(Place.candidates(destination, document.operations().get(0), List.of("/models")))
                .extracting(Place::base)
                .containsExactly(places.replace("-", "").split(" ", -1));
    }

    private static ProbeChoice choice(String paths) {
        OpenApiDocument document = document(paths);
        return new ProbeChoice(document, new SampleValue(document));
    }

    private static OpenApiDocument document(String paths) {
        return OpenApiDocument.read("{openapi: 3.1.0, paths: {" + paths.replace("J}", JSON + "}") + "}}")
                .document()
                .orElseThrow();
    }
}
