package org.llmmarket.publishing.command.gate.layer;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A definition without its document fits into one event. */
public final class SizeLayer implements Layer {

    private static final int MOST_BYTES = 56_000;
    private static final Set<String> BESIDE = Set.of("openApiSpec", "testAccess");

    private final JsonMapper json = JsonMapper.shared();

    @Override
    public void check(Candidate candidate, Faults faults) {
        JsonNode all = candidate.json();
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        all.forEachEntry((name, value) -> {
            if (!BESIDE.contains(name)) {
                kept.set(name, value);
            }
        });
        int size = json.writeValueAsBytes(kept).length;
        if (size > MOST_BYTES) {
            faults.error(
                    "",
                    "A definition has at most " + MOST_BYTES + " bytes beside its OpenAPI document, not " + size + ".",
                    "SERVICE_TOO_LARGE");
        }
    }
}
