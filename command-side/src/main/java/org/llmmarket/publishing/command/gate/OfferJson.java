package org.llmmarket.publishing.command.gate;

import java.util.List;
import java.util.Map;
import org.llmmarket.publishing.api.catalog.Offer;
import org.llmmarket.publishing.api.service.Listing;
import org.llmmarket.publishing.api.service.Terms;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Offers as JSON: the one that there is, changed by what a request says, and read back. */
final class OfferJson {

    private static final List<String> LISTING = List.of("description", "tags", "documentation");
    private static final List<String> TERMS = List.of("endpoint", "pricing", "sla", "compliance", "capabilities");
    private static final String WRAPPER = "terms";

    private static final Map<String, List<String>> LISTS =
            Map.of("pricing", List.of("rates"), "compliance", List.of("certifications", "dataResidency"));
    private static final List<String> FLAGS = List.of("gdprCompliant", "hipaaCompliant");

    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    ObjectNode of(Offer offer) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        ObjectNode listing = tree(offer.listing());
        ObjectNode terms = tree(offer.terms());
        LISTING.stream().filter(listing::hasNonNull).forEach(name -> all.set(name, listing.get(name)));
        TERMS.forEach(name -> all.set(name, terms.get(name)));
        return all;
    }

    /** What the offer becomes by the changes, as RFC 7396 merges; what else they hold is left out. */
    ObjectNode changed(Offer offer, JsonNode changes) {
        ObjectNode all = of(offer);
        merge(all, changes, LISTING);
        merge(all, changes, TERMS);
        merge(all, changes.path(WRAPPER), TERMS);
        return all;
    }

    Listing listing(JsonNode definition) {
        ObjectNode complete = only(definition, LISTING);
        complete.putIfAbsent("tags", JsonNodeFactory.instance.arrayNode());
        return read(complete, Listing.class);
    }

    Terms terms(JsonNode definition) {
        ObjectNode complete = only(definition, TERMS);
        LISTS.forEach((member, lists) -> lists.forEach(
                list -> ((ObjectNode) complete.get(member)).putIfAbsent(list, JsonNodeFactory.instance.arrayNode())));
        FLAGS.forEach(flag -> ((ObjectNode) complete.get("compliance"))
                .putIfAbsent(flag, JsonNodeFactory.instance.booleanNode(false)));
        ((ObjectNode) complete.get("pricing")).putIfAbsent("currency", JsonNodeFactory.instance.stringNode("USD"));
        return read(complete, Terms.class);
    }

    private static ObjectNode only(JsonNode definition, List<String> names) {
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        names.stream()
                .filter(definition::has)
                .forEach(name -> part.set(name, definition.get(name).deepCopy()));
        return part;
    }

    /** Through text, so that numbers within free JSON get the types that the event store will read. */
    private <T> T read(ObjectNode node, Class<T> type) {
        return json.readValue(json.writeValueAsBytes(node), type);
    }

    private ObjectNode tree(Object value) {
        return (ObjectNode) json.readTree(json.writeValueAsBytes(value));
    }

    private static void merge(ObjectNode target, JsonNode changes, List<String> names) {
        names.stream().filter(changes::has).forEach(name -> {
            JsonNode change = changes.get(name);
            if (change.isNull()) {
                target.remove(name);
            } else {
                target.set(name, merged(target.path(name), change));
            }
        });
    }

    private static JsonNode merged(JsonNode before, JsonNode change) {
        if (!change.isObject()) {
            return change;
        }
        ObjectNode all = before.isObject() ? (ObjectNode) before.deepCopy() : JsonNodeFactory.instance.objectNode();
        merge(all, change, List.copyOf(change.propertyNames()));
        return all;
    }
}
