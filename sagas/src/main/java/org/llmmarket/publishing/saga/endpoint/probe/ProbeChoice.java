package org.llmmarket.publishing.saga.endpoint.probe;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.llmmarket.publishing.contract.document.MediaType;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.document.Operation;
import org.llmmarket.publishing.contract.document.Parameter;
import org.llmmarket.publishing.contract.document.RequestBody;
import org.llmmarket.publishing.contract.document.Response;
import org.llmmarket.publishing.contract.sample.Extent;
import org.llmmarket.publishing.contract.sample.SampleValue;
import org.llmmarket.publishing.contract.schema.Direction;
import org.llmmarket.publishing.saga.endpoint.net.Call;

/**
 * Chooses what to call: the cheapest safe GET, best one without required parameters, else the smallest POST. Operations that
 * the document says are open to anybody come last, for they show less.
 */
final class ProbeChoice {

    /** A GET of such a name may do, or send, more than one asks for. */
    private static final Pattern COSTLY = Pattern.compile(
            "(?i).*(logout|signout|sign-out|revoke|stream|subscribe|events|export|download|oauth|authorize|callback|login).*");

    private static final int MOST_POSTS_MEASURED = 30;

    private final List<Operation> operations;
    private final SampleValue samples;
    private final ParameterWriter writer;

    ProbeChoice(OpenApiDocument document, SampleValue samples) {
        this.operations = document.operations().stream()
                .filter(operation ->
                        operation.path().indexOf('#') < 0 && operation.path().indexOf('?') < 0)
                .filter(operation -> operation.successStatus().isPresent()
                        || operation.responses().containsKey("default"))
                .toList();
        this.samples = samples;
        this.writer = new ParameterWriter(samples);
    }

    /** The best probe of each kind, the cheapest kind first; each is made when it is asked for. */
    Stream<Probe> candidates() {
        Stream<Supplier<Optional<Probe>>> kinds = Stream.of(
                () -> firstGet(operation -> required(operation) == 0),
                () -> firstGet(operation -> required(operation) > 0),
                () -> smallestPost(operation -> true));
        return kinds.map(Supplier::get).flatMap(Optional::stream);
    }

    /** A probe that the document says is refused to anonymous callers, if there is one. */
    Optional<Probe> closed() {
        Predicate<Operation> closed = operation -> operation.security().isDeclaredClosed();
        return firstGet(closed).or(() -> smallestPost(closed));
    }

    /** An operation that needs a JSON body, called with what is no JSON. */
    Optional<Probe> malformed() {
        return operations.stream()
                .filter(operation -> operation.method().equals("POST")
                        && jsonBody(operation, true).isPresent())
                .min(Comparator.comparing(this::required).thenComparing(cheapness()))
                .map(operation -> new Probe(
                        operation,
                        writer.write(operation)
                                .withBody(
                                        jsonBody(operation, true).orElseThrow().plainName(), "{\"malformed\": "),
                        false));
    }

    private Optional<Probe> firstGet(Predicate<Operation> wanted) {
        return operations.stream()
                .filter(operation -> operation.method().equals("GET") && answersPlainly(operation))
                .filter(wanted)
                .min(Comparator.comparing(this::required).thenComparing(cheapness()))
                .map(operation ->
                        new Probe(operation, accepting(writer.write(operation), operation), required(operation) > 0));
    }

    private Optional<Probe> smallestPost(Predicate<Operation> wanted) {
        return operations.stream()
                .filter(operation ->
                        operation.method().equals("POST") && isSendable(operation) && answersPlainly(operation))
                .filter(wanted)
                .sorted(Comparator.comparing(this::required).thenComparing(cheapness()))
                .limit(MOST_POSTS_MEASURED)
                .map(this::post)
                .min(Comparator.<Probe, Boolean>comparing(
                                probe -> probe.operation().security().isDeclaredOpen())
                        .thenComparing(probe -> required(probe.operation()))
                        .thenComparing(probe -> probe.call().body() == null
                                ? 0
                                : probe.call().body().length()));
    }

    private Probe post(Operation operation) {
        Call call = accepting(writer.write(operation), operation);
        Optional<MediaType> json = jsonBody(operation, false);
        if (json.isPresent()) {
            String body =
                    samples.of(json.get(), Direction.REQUEST, Extent.SMALLEST).toString();
            call = call.withBody(json.get().plainName(), body);
        }
        return new Probe(operation, call, required(operation) > 0);
    }

    private static Call accepting(Call call, Operation operation) {
        String type = operation.successStatus().flatMap(operation::response).stream()
                .flatMap(response -> response.content().stream())
                .map(MediaType::plainName)
                .filter(MediaType::isJson)
                .findFirst()
                .orElse("*/*");
        return call.with("Accept", type.equals("*/*") || type.equals("application/json") ? type : type + ", */*;q=0.1");
    }

    private Comparator<Operation> cheapness() {
        return Comparator.<Operation, Boolean>comparing(
                        operation -> operation.security().isDeclaredOpen())
                .thenComparing(Operation::deprecated)
                .thenComparing(operation -> COSTLY.matcher(operation.path()).matches())
                .thenComparing(operation -> !answersJson(operation))
                .thenComparing(operation ->
                        operation.path().chars().filter(c -> c == '/').count())
                .thenComparing(operation -> operation.parameters().size())
                .thenComparing(operation -> operation.path().length());
    }

    private int required(Operation operation) {
        return (int) operation.parameters().stream().filter(Parameter::required).count();
    }

    private static boolean answersJson(Operation operation) {
        return operation
                .successStatus()
                .flatMap(operation::response)
                .flatMap(Response::json)
                .isPresent();
    }

    /** Whether the answer ends by itself, unlike a stream of events. */
    private static boolean answersPlainly(Operation operation) {
        List<MediaType> content = operation
                .successStatus()
                .flatMap(operation::response)
                .map(Response::content)
                .orElse(List.of());
        return content.isEmpty()
                || content.stream().anyMatch(type -> !type.plainName().equals("text/event-stream"));
    }

    private static boolean isSendable(Operation operation) {
        RequestBody body = operation.requestBody();
        return body == null || !body.required() || body.json().isPresent();
    }

    private static Optional<MediaType> jsonBody(Operation operation, boolean required) {
        RequestBody body = operation.requestBody();
        return body == null || (required && !body.required()) ? Optional.empty() : body.json();
    }
}
