package org.llmmarket.publishing.saga.endpoint.probe;

import java.util.Iterator;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.document.Operation;
import org.llmmarket.publishing.contract.sample.SampleValue;
import org.llmmarket.publishing.contract.schema.SchemaCheck;
import org.llmmarket.publishing.saga.endpoint.net.Answer;
import org.llmmarket.publishing.saga.endpoint.net.Call;
import org.llmmarket.publishing.saga.endpoint.net.Destination;

/** Finds out how an endpoint is best called, by calling it. */
public final class Plans {

    static final String NOWHERE = "/no-such-resource-4f1d2c";

    private static final int NOT_FOUND = 404;

    private final Destination destination;
    private final Function<Call, Answer> caller;

    /**
     * Plans for one destination.
     *
     * @param caller makes the calls, as somebody who is known to the endpoint where that is possible
     */
    public Plans(Destination destination, Function<Call, Answer> caller) {
        this.destination = destination;
        this.caller = caller;
    }

    /** A plan, and how its probe was answered when it was tried. */
    public record Scouted(Plan plan, Answer answer) {}

    public Scouted scout(String protocol, @Nullable OpenApiDocument contract) {
        return switch (protocol) {
            case "grpc" -> tried(new GrpcPlan(destination));
            case "websocket" -> tried(new WebSocketPlan(destination));
            default -> contract == null ? tried(BarePlan.of(destination)) : rest(contract);
        };
    }

    private Scouted tried(Plan plan) {
        return new Scouted(plan, caller.apply(plan.probe()));
    }

    /** The first probe that is found at one of its places; where none is, the likeliest of all. */
    private Scouted rest(OpenApiDocument contract) {
        SchemaCheck schemas = new SchemaCheck(contract);
        ProbeChoice choice = new ProbeChoice(contract, new SampleValue(contract, schemas));
        Set<String> paths = contract.operations().stream().map(Operation::path).collect(Collectors.toSet());
        Scouted first = null;
        for (Iterator<Probe> probes = choice.candidates().iterator(); probes.hasNext(); ) {
            Probe probe = probes.next();
            for (Place place : Place.candidates(destination, probe.operation(), paths)) {
                Scouted scouted = tried(plan(choice, schemas, probe, place));
                first = first == null ? scouted : first;
                if (scouted.answer().status() != NOT_FOUND) {
                    return scouted;
                }
            }
        }
        return first == null ? tried(BarePlan.of(destination)) : first;
    }

    private RestPlan plan(ProbeChoice choice, SchemaCheck schemas, Probe probe, Place place) {
        boolean shut = probe.operation().security().isDeclaredClosed();
        Probe closed = shut ? probe : choice.closed().orElse(probe);
        Call bad = choice.malformed()
                .map(malformed -> malformed.at(place))
                .orElseGet(() -> Call.of("GET", place.target(NOWHERE)));
        return new RestPlan(destination, place, probe, closed, bad, new ResponseJudge(schemas));
    }
}
