package org.llmmarket.publishing.sandbox.provider.mock;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.document.Operation;
import org.llmmarket.publishing.contract.sample.SampleValue;
import org.llmmarket.publishing.contract.schema.SchemaCheck;

/** Answers requests as a document promises: routes, credentials, parameters, bodies, then a sample of the success. */
public final class MockApi {

    /** Answers what a document cannot: the content of a valid request's success. */
    @FunctionalInterface
    public interface Content {
        /** The answer, or nothing where a sample will do. */
        Optional<MockAnswer> answer(Operation operation, MockRequest request);
    }

    private static final Map<String, String> SECURITY_HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'");

    private final Routes routes;
    private final Credentials credentials;
    private final ParameterCheck parameters;
    private final BodyCheck bodies;
    private final Refusals refusals;
    private final Successes successes;
    private final Content content;
    private final RateLimit limit = new RateLimit();

    /**
     * The API of a document.
     *
     * @param anonymous whether everybody may call
     */
    public MockApi(OpenApiDocument document, boolean anonymous) {
        this(document, anonymous, (operation, request) -> Optional.empty());
    }

    public MockApi(OpenApiDocument document, boolean anonymous, Content content) {
        List<Operation> operations = document.operations();
        SchemaCheck schemas = new SchemaCheck(document);
        SampleValue samples = new SampleValue(document, schemas);
        this.routes = new Routes(operations);
        this.credentials = new Credentials(operations, anonymous);
        this.parameters = new ParameterCheck(schemas, document.references());
        this.bodies = new BodyCheck(schemas);
        this.refusals = new Refusals(samples, schemas);
        this.successes = new Successes(samples);
        this.content = content;
    }

    public MockAnswer answer(MockRequest request) {
        MockAnswer answer =
                limit.take() ? routed(request) : Refusals.problem(429, "The limit of this minute is used up.");
        MockAnswer complete = answer.with(SECURITY_HEADERS).replacing(limit.headers());
        return request.method().equals("HEAD") ? complete.withoutBody() : complete;
    }

    private MockAnswer routed(MockRequest request) {
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        Optional<Routes.Match> match = routes.find(method, request.path());
        if (match.isPresent()) {
            return answer(match.get(), request);
        }
        Set<String> methods = routes.methods(request.path());
        return methods.isEmpty()
                ? Refusals.problem(404, "The document has no path for this.")
                : Refusals.problem(405, "The document has no " + method + " here.")
                        .with("Allow", String.join(", ", methods));
    }

    private MockAnswer answer(Routes.Match match, MockRequest request) {
        Operation operation = match.operation();
        Parameters given = new Parameters(request, match.pathValues());
        return credentials
                .check(operation, request, given)
                .or(() -> parameters.check(operation, given))
                .or(() -> bodies.check(operation, request))
                .map(fault -> refusals.refuse(operation, fault))
                .orElseGet(
                        () -> content.answer(operation, request).orElseGet(() -> successes.answer(operation, request)));
    }
}
