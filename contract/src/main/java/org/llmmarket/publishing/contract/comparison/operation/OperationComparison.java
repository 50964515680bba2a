package org.llmmarket.publishing.contract.comparison.operation;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.comparison.difference.ChangeKind;
import org.llmmarket.publishing.contract.comparison.difference.Deprecation;
import org.llmmarket.publishing.contract.comparison.difference.Differences;
import org.llmmarket.publishing.contract.comparison.difference.Exchange;
import org.llmmarket.publishing.contract.comparison.difference.Pair;
import org.llmmarket.publishing.contract.comparison.difference.Texts;
import org.llmmarket.publishing.contract.comparison.message.RequestBodyComparison;
import org.llmmarket.publishing.contract.comparison.message.ResponsesComparison;
import org.llmmarket.publishing.contract.comparison.path.OperationIndex;
import org.llmmarket.publishing.contract.comparison.path.PathItem;
import org.llmmarket.publishing.contract.comparison.security.SecurityComparison;
import org.llmmarket.publishing.contract.comparison.server.ServersComparison;

/** Compares the operations of two contracts: those that consumers call, and those that they are called by. */
public final class OperationComparison {

    private static final int DEEPEST = 50;

    private final Differences differences;
    private final Pair documents;
    private final OperationIndex before;
    private final OperationIndex after;
    private final SecurityComparison security;
    private final ServersComparison servers;
    private @Nullable OperationComparison unpromised;
    private int depth;

    public OperationComparison(Differences differences, Pair documents) {
        this.differences = differences;
        this.documents = documents;
        this.before = new OperationIndex(documents.base(), differences);
        this.after = new OperationIndex(documents.revision(), differences);
        this.security = new SecurityComparison(differences, documents, before);
        this.servers = new ServersComparison(differences, documents);
    }

    /** Compares all paths and webhooks. */
    public void compare(Pair documents) {
        new PathItemsComparison(differences, PathItemRole.PATH, Exchange.CALL, this).compare(documents.member("paths"));
        new PathItemsComparison(differences, PathItemRole.WEBHOOK, Exchange.EVENT, this)
                .compare(documents.member("webhooks"));
        if (unpromised != null) {
            differences.addUnpromised(unpromised.differences.changes());
        }
    }

    void compare(PathItem base, PathItem revision, Pair operation, Exchange exchange) {
        Stability.compare(differences, operation);
        boolean promised = !Stability.promisesNothing(operation.base());
        (promised ? this : unpromised()).compareInWhole(base, revision, operation, exchange);
    }

    /** Apart from all others, since what they share with those must be compared for them too. */
    private OperationComparison unpromised() {
        if (unpromised == null) {
            unpromised = new OperationComparison(new Differences(documents), documents);
        }
        return unpromised;
    }

    private void compareInWhole(PathItem base, PathItem revision, Pair operation, Exchange exchange) {
        Pair parameters = new Pair(base.member("parameters"), revision.member("parameters"));
        new ParametersComparison(differences, exchange)
                .compare(
                        EffectiveParameters.of(base.template(), parameters.base(), operation.base(), differences),
                        EffectiveParameters.of(
                                revision.template(), parameters.revision(), operation.revision(), differences));
        if (exchange.isCall()) {
            servers.compare(operation.member("servers"), new Pair(base.member("servers"), revision.member("servers")));
        }
        if (!differences.isFirst("operation " + exchange, operation)) {
            return;
        }
        texts(operation);
        new RequestBodyComparison(differences, exchange).compare(operation.member("requestBody"));
        new ResponsesComparison(differences, exchange, before, after).compare(operation.member("responses"));
        security.compare(operation, exchange);
        callbacks(operation.member("callbacks"), exchange.reversed());
    }

    /** Callbacks may have callbacks, and by references in a circle. */
    private void callbacks(Pair callbacks, Exchange exchange) {
        if (depth == DEEPEST) {
            differences.add(ChangeKind.NOT_COMPARED, callbacks, "callbacks have callbacks, too deep to compare");
            return;
        }
        depth++;
        new CallbacksComparison(differences, exchange, this).compare(callbacks);
        depth--;
    }

    private void texts(Pair operation) {
        Texts texts = new Texts(differences);
        texts.compare(operation, operation, "the operation");
        texts.compare(ChangeKind.OPERATION_ID_CHANGED, operation.member("operationId"), "the operationId");
        Pair tags = operation.member("tags");
        if (!Set.copyOf(tags.base().node().values())
                .equals(Set.copyOf(tags.revision().node().values()))) {
            differences.add(ChangeKind.TAGS_CHANGED, tags, "the operation has other tags");
        }
        Deprecation.compare(differences, operation, "the operation");
    }
}
