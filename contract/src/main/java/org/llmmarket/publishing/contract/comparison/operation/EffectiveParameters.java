package org.llmmarket.publishing.contract.comparison.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.comparison.difference.Differences;
import org.llmmarket.publishing.contract.comparison.path.PathTemplate;

/** The parameters that apply to an operation: those of its path item, and its own, which replace them. */
final class EffectiveParameters {

    private static final Set<String> IGNORED = Set.of("accept", "content-type", "authorization");

    private EffectiveParameters() {}

    /** The parameters as they are written, by what makes them the same in another contract. */
    static Map<ParameterKey, Place> of(PathTemplate path, Place ofPathItem, Place operation, Differences differences) {
        Map<ParameterKey, Place> parameters = new LinkedHashMap<>();
        List<String> positions = path.names();
        for (Place list : List.of(ofPathItem, operation.member("parameters"))) {
            for (int i = 0; i < list.node().size(); i++) {
                differences.spend(3);
                ParameterKey key = key(list.element(i), positions);
                if (!key.in().equals("header") || !IGNORED.contains(key.name())) {
                    parameters.put(key, list.element(i));
                }
            }
        }
        return parameters;
    }

    private static ParameterKey key(Place written, List<String> positions) {
        Place parameter = written.resolved();
        if (!parameter.exists()) {
            return new ParameterKey("", written.node().path("$ref").asString(""));
        }
        String in = parameter.node().path("in").asString("");
        String name = parameter.node().path("name").asString("");
        int position = in.equals("path") ? positions.indexOf(name) : -1;
        if (position >= 0) {
            return new ParameterKey(in, String.valueOf(position));
        }
        return new ParameterKey(in, in.equals("header") ? name.toLowerCase(Locale.ROOT) : name);
    }
}
