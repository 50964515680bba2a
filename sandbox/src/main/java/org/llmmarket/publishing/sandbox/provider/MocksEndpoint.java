package org.llmmarket.publishing.sandbox.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.llmmarket.publishing.contract.document.DocumentReading;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.sandbox.server.Refused;
import org.llmmarket.publishing.sandbox.server.Refused.FieldFault;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes documents, and answers for the APIs that they describe. */
@RestController
@RequestMapping("/mocks")
class MocksEndpoint {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final MockShelf shelf;

    MocksEndpoint(MockShelf shelf) {
        this.shelf = shelf;
    }

    /** What is known of a mock. */
    record Listing(String name, String digest, int operations, boolean anonymous, String url) {

        static Listing of(Mock mock, HttpServletRequest request) {
            String origin = request.getScheme() + "://" + request.getServerName() + ":" + request.getServerPort();
            return new Listing(
                    mock.name(), mock.digest(), mock.operations(), mock.anonymous(), origin + "/mocks/" + mock.name());
        }
    }

    @PutMapping("/{name}")
    ResponseEntity<Listing> put(
            @PathVariable String name,
            @RequestParam(defaultValue = "false") boolean anonymous,
            HttpServletRequest request)
            throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw Refused.unprocessable("A name has up to 64 letters, digits, dots, hyphens and underscores.");
        }
        Mock mock = new Mock(name, anonymous, document(RawRequest.body(request, RawRequest.LARGEST_DOCUMENT)));
        HttpStatus status = shelf.put(mock) ? HttpStatus.CREATED : HttpStatus.OK;
        return ResponseEntity.status(status).body(Listing.of(mock, request));
    }

    private static OpenApiDocument document(byte[] bytes) {
        DocumentReading reading = OpenApiDocument.read(bytes);
        OpenApiDocument document = reading.document()
                .orElseThrow(() -> Refused.invalid(reading.errors().stream()
                        .map(error -> new FieldFault(error.field(), error.message()))
                        .toList()));
        if (document.operations().isEmpty()) {
            throw Refused.invalid(List.of(new FieldFault("/paths", "the document has no operation to answer")));
        }
        return document;
    }

    @GetMapping
    Map<String, List<Listing>> list(HttpServletRequest request) {
        return Map.of(
                "data",
                shelf.all().stream().map(mock -> Listing.of(mock, request)).toList());
    }

    @GetMapping("/{name}")
    Listing show(@PathVariable String name, HttpServletRequest request) {
        return Listing.of(mock(name), request);
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String name) {
        if (!shelf.remove(name)) {
            throw noMock(name);
        }
    }

    @RequestMapping("/{name}/**")
    void answer(@PathVariable String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        RawRequest raw = new RawRequest(request, "/mocks/" + name);
        raw.answer(mock(name).api(), response);
    }

    private Mock mock(String name) {
        return shelf.find(name).orElseThrow(() -> noMock(name));
    }

    private static Refused noMock(String name) {
        return Refused.notFound("There is no mock '%s'.".formatted(name));
    }
}
