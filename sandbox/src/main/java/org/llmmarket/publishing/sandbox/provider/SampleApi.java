package org.llmmarket.publishing.sandbox.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.sandbox.provider.mock.MockApi;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The sample provider: a small API in the manner of OpenAI's, which keeps to its own document. */
@RestController
class SampleApi {

    private final byte[] document;
    private final MockApi api;

    SampleApi() {
        OpenApiDocument own = OpenApiDocument.read(load()).document().orElseThrow();
        document = own.bytes();
        api = new MockApi(own, false, new SampleContent());
    }

    private static byte[] load() {
        try (InputStream stream = SampleApi.class.getResourceAsStream("openapi.json")) {
            return Objects.requireNonNull(stream, "openapi.json").readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @GetMapping("/openapi.json")
    ResponseEntity<byte[]> document() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("X-Content-Type-Options", "nosniff")
                .body(document);
    }

    @RequestMapping("/v1/**")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        new RawRequest(request, "").answer(api, response);
    }
}
