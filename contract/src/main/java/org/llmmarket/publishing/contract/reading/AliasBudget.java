package org.llmmarket.publishing.contract.reading;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The anchors of a YAML document, and how far its aliases may blow it up. */
final class AliasBudget {

    /** A node that aliases may repeat, with what one repetition costs. */
    static final class Anchored {

        private final long nodesBefore;
        private final long textBefore;
        private long nodes;
        private long text;
        private @Nullable JsonNode node;

        private Anchored(long nodesBefore, long textBefore) {
            this.nodesBefore = nodesBefore;
            this.textBefore = textBefore;
        }
    }

    private final TreeBudget budget;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int collections;
    private long aliasedNodes;
    private long aliasedText;
    private long writtenText;

    AliasBudget(TreeBudget budget) {
        this.budget = budget;
    }

    Anchored open(String anchor) {
        Anchored anchored = new Anchored(budget.nodes() + aliasedNodes, writtenText + aliasedText);
        anchors.put(anchor, anchored);
        return anchored;
    }

    void close(Anchored anchored, JsonNode node) {
        anchored.nodes = budget.nodes() + aliasedNodes - anchored.nodesBefore + 1;
        anchored.text = writtenText + aliasedText - anchored.textBefore;
        anchored.node = node;
    }

    void text(int length) {
        writtenText += length;
    }

    JsonNode use(String anchor) throws UnreadableDocument {
        Anchored anchored = anchors.get(anchor);
        if (anchored == null) {
            throw budget.refused("the alias '*" + anchor + "' refers to no anchor");
        }
        JsonNode node = anchored.node;
        if (node == null) {
            throw budget.refused("the alias '*" + anchor + "' contains itself");
        }
        collections += node.isContainer() ? 1 : 0;
        aliasedNodes += anchored.nodes;
        aliasedText += anchored.text;
        if (collections > TreeBudget.MAX_ALIASES
                || aliasedNodes > TreeBudget.MAX_ALIASED_NODES
                || aliasedText > TreeBudget.MAX_ALIASED_TEXT) {
            throw budget.refused("aliases blow the document up");
        }
        return node;
    }
}
