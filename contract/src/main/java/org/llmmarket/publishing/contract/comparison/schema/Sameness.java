package org.llmmarket.publishing.contract.comparison.schema;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import tools.jackson.databind.JsonNode;

/**
 * Tells quickly which parts of two documents say the same because they are written the same, all that they refer to
 * included; whatever a schema may hold, known or not, there is then nothing to compare.
 */
final class Sameness {

    private static final int MOST_STEPS = 10_000_000;
    private static final List<String> KEYWORDS = List.of("$ref", "$dynamicRef");

    private final OpenApiDocument base;
    private final OpenApiDocument revision;
    private final boolean usable;
    private final IdentityHashMap<JsonNode, Integer> hashes = new IdentityHashMap<>();
    private final IdentityHashMap<JsonNode, JsonNode> verified = new IdentityHashMap<>();
    private final IdentityHashMap<JsonNode, Boolean> unchanged = new IdentityHashMap<>();
    private final Set<String> changed = new HashSet<>();
    private int steps;

    Sameness(OpenApiDocument base, OpenApiDocument revision) {
        this.base = base;
        this.revision = revision;
        this.usable = base.hasOldSchemas() == revision.hasOldSchemas() && findChanges();
    }

    /** Whether both are written the same; no answer but false where that would take too long to find out. */
    boolean same(JsonNode left, JsonNode right) {
        if (left.isBoolean() || left.isMissingNode()) {
            return left.equals(right);
        }
        if (!usable || !equal(left, right)) {
            return false;
        }
        return unchanged.computeIfAbsent(left, any -> {
            Map<String, JsonNode> references = new HashMap<>();
            collect(left, base, references);
            return steps < MOST_STEPS && references.keySet().stream().noneMatch(changed::contains);
        });
    }

    private boolean findChanges() {
        Map<String, JsonNode> before = new HashMap<>();
        Map<String, JsonNode> after = new HashMap<>();
        collect(base.tree(), base, before);
        collect(revision.tree(), revision, after);
        Map<String, List<String>> referrers = new HashMap<>();
        Deque<String> pending = new ArrayDeque<>();
        Set<String> all = new HashSet<>(before.keySet());
        all.addAll(after.keySet());
        for (String reference : all) {
            List<JsonNode> targets = targets(reference, before, base);
            if (equal(targets, targets(reference, after, revision))) {
                Map<String, JsonNode> inner = new HashMap<>();
                targets.forEach(target -> collect(target, base, inner));
                inner.keySet().forEach(one -> referrers
                        .computeIfAbsent(one, any -> new ArrayList<>())
                        .add(reference));
            } else if (changed.add(reference)) {
                pending.add(reference);
            }
        }
        while (!pending.isEmpty()) {
            for (String referrer : referrers.getOrDefault(pending.remove(), List.of())) {
                if (changed.add(referrer)) {
                    pending.add(referrer);
                }
            }
        }
        return steps < MOST_STEPS;
    }

    /** Gathers references by what they say and where, each with an object that refers so. */
    private void collect(JsonNode node, OpenApiDocument document, Map<String, JsonNode> references) {
        if (!node.isContainer() || steps++ > MOST_STEPS) {
            return;
        }
        for (String keyword : KEYWORDS) {
            if (node.path(keyword).isString()) {
                String scope = document.references().scope(node);
                references.putIfAbsent(keyword + " " + node.path(keyword).asString() + " " + scope, node);
            }
        }
        node.forEach(child -> collect(child, document, references));
    }

    /** All that a reference may lead to; nothing where nobody refers so. */
    private static List<JsonNode> targets(String reference, Map<String, JsonNode> referring, OpenApiDocument document) {
        JsonNode from = referring.get(reference);
        if (from == null) {
            return List.of();
        }
        List<JsonNode> targets = new ArrayList<>();
        String keyword = reference.substring(0, reference.indexOf(' '));
        String text = from.path(keyword).asString();
        targets.add(document.references().target(from, text));
        if (keyword.equals("$dynamicRef")) {
            targets.addAll(document.references().dynamicTargets(text));
        }
        return targets;
    }

    private boolean equal(List<JsonNode> left, List<JsonNode> right) {
        boolean equal = left.size() == right.size();
        for (int i = 0; equal && i < left.size(); i++) {
            equal = equal(left.get(i), right.get(i));
        }
        return equal;
    }

    @SuppressWarnings("ReferenceEquality") // What is known is known of these very nodes.
    private boolean equal(JsonNode left, JsonNode right) {
        if (!left.isContainer()) {
            return left.equals(right);
        }
        if (left == right || verified.get(left) == right) {
            return true;
        }
        if (steps++ > MOST_STEPS
                || left.getNodeType() != right.getNodeType()
                || left.size() != right.size()
                || hash(left) != hash(right)) {
            return false;
        }
        boolean equal = left.isArray() ? equalElements(left, right) : equalMembers(left, right);
        if (equal) {
            verified.put(left, right);
        }
        return equal;
    }

    private boolean equalElements(JsonNode left, JsonNode right) {
        for (int i = 0; i < left.size(); i++) {
            if (!equal(left.path(i), right.path(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean equalMembers(JsonNode left, JsonNode right) {
        for (Map.Entry<String, JsonNode> member : left.properties()) {
            if (!right.has(member.getKey()) || !equal(member.getValue(), right.path(member.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private int hash(JsonNode node) {
        if (!node.isContainer()) {
            return node.hashCode();
        }
        Integer known = hashes.get(node);
        if (known != null) {
            return known;
        }
        int hash = node.size();
        if (node.isArray()) {
            for (JsonNode child : node) {
                hash = 31 * hash + hash(child);
            }
        } else {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                hash += (31 * member.getKey().hashCode() + 7) ^ (hash(member.getValue()) * 0x9E3779B9);
            }
        }
        hashes.put(node, hash);
        return hash;
    }
}
