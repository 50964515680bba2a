package org.llmmarket.publishing.command.gate;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.Terms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Names terms by what they say: the same before they are stored and after they were read back. */
final class TermsDigest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private TermsDigest() {}

    static Digest of(Terms terms) {
        String text = canonical(JSON.valueToTree(terms));
        return new Digest(org.llmmarket.publishing.contract.document.Digest.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Members in the order of their names, without those that are null, and each number in one spelling. */
    private static String canonical(JsonNode node) {
        if (node.isObject()) {
            TreeMap<String, String> members = new TreeMap<>();
            node.properties().stream()
                    .filter(member -> !member.getValue().isNull())
                    .forEach(member -> members.put(member.getKey(), canonical(member.getValue())));
            return members.entrySet().stream()
                    .map(member -> JSON.writeValueAsString(member.getKey()) + ":" + member.getValue())
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (node.isArray()) {
            return node.valueStream().map(TermsDigest::canonical).collect(Collectors.joining(",", "[", "]"));
        }
        return node.isNumber() ? node.decimalValue().stripTrailingZeros().toString() : JSON.writeValueAsString(node);
    }
}
