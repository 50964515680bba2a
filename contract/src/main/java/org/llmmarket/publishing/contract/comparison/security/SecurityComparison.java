package org.llmmarket.publishing.contract.comparison.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.comparison.difference.ChangeKind;
import org.llmmarket.publishing.contract.comparison.difference.Differences;
import org.llmmarket.publishing.contract.comparison.difference.Exchange;
import org.llmmarket.publishing.contract.comparison.difference.Pair;
import org.llmmarket.publishing.contract.comparison.path.OperationIndex;

/** Compares the security requirements that apply to an operation: any one of the alternatives is enough. */
public final class SecurityComparison {

    private final Differences differences;
    private final SchemeComparison schemeComparison;
    private final Pair ofDocuments;
    private final Schemes schemes;

    public SecurityComparison(Differences differences, Pair documents, OperationIndex before) {
        this.differences = differences;
        this.schemeComparison = new SchemeComparison(differences, before);
        this.ofDocuments = documents.member("security");
        this.schemes = new Schemes(documents);
    }

    /** Compares what an operation asks for; for webhooks and callbacks only what they say themselves. */
    public void compare(Pair operation, Exchange exchange) {
        Pair own = operation.member("security");
        Pair effective = !exchange.isCall()
                ? own
                : new Pair(
                        effective(own.base(), ofDocuments.base()), effective(own.revision(), ofDocuments.revision()));
        if (!differences.isFirst("security " + exchange, effective)) {
            return;
        }
        List<Alternative> before = alternatives(effective.base(), schemes::nameInRevision);
        List<Alternative> after = alternatives(effective.revision(), UnaryOperator.identity());
        differences.spend((long) before.size() * after.size() / 10);
        if (exchange.isCall()) {
            new AlternativesComparison(differences, effective).compare(before, after);
        } else {
            events(effective, before, after);
        }
        definitions(before, after, effective);
    }

    private static Place effective(Place own, Place ofDocument) {
        return own.node().isArray() ? own : ofDocument;
    }

    private List<Alternative> alternatives(Place security, UnaryOperator<String> naming) {
        List<Alternative> alternatives = new ArrayList<>();
        for (int i = 0; i < security.node().size(); i++) {
            Place place = security.element(i);
            Map<String, Set<String>> scopes = new TreeMap<>();
            place.node().properties().forEach(scheme -> {
                Set<String> named = scopes.computeIfAbsent(naming.apply(scheme.getKey()), name -> new TreeSet<>());
                scheme.getValue().forEach(scope -> named.add(scope.asString("")));
            });
            alternatives.add(new Alternative(place, scopes));
        }
        return alternatives.isEmpty() ? List.of(new Alternative(security, Map.of())) : alternatives;
    }

    /** The service calls here: whatever it may come with must be something that receivers knew before. */
    private void events(Pair security, List<Alternative> before, List<Alternative> after) {
        if (after.stream().anyMatch(is -> before.stream().noneMatch(was -> was.isImpliedBy(is)))) {
            differences.add(
                    ChangeKind.EVENT_SECURITY_CHANGED, security, "it came with " + before + ", now with " + after);
        } else if (before.stream().anyMatch(was -> after.stream().noneMatch(was::isSameAs))) {
            differences.add(
                    ChangeKind.EVENT_SECURITY_ADDED, security, "it came with " + before + ", now with " + after);
        }
    }

    /** Compares the definitions of all schemes that both sides ask for. */
    private void definitions(List<Alternative> before, List<Alternative> after, Pair security) {
        Set<String> asked = new TreeSet<>();
        after.forEach(alternative -> asked.addAll(alternative.scopes().keySet()));
        for (Alternative alternative : before) {
            alternative.place().node().propertyNames().stream()
                    .filter(name -> asked.contains(schemes.nameInRevision(name)))
                    .forEach(name ->
                            schemeComparison.compare(schemes.definitions(name, schemes.nameInRevision(name)), name));
        }
        differences.spend(security.base().node().size());
    }
}
