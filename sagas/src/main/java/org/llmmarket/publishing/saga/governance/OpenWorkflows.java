package org.llmmarket.publishing.saga.governance;

import java.util.List;
import java.util.Optional;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The workflows of the governance dashboard that wait for a decision, each taken out by the first that comes. */
final class OpenWorkflows {

    private final JdbcClient jdbc;

    OpenWorkflows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the newest word of the dashboard: one that has lost what it knew may give an id to another approval. Answers whose it
     * was until then, who has none any more. Joins the caller's transaction.
     */
    Optional<PublicationId> open(String workflowId, PublicationId publication) {
        Optional<PublicationId> displaced = jdbc.sql(
                        "DELETE FROM governance_workflow WHERE workflow_id = ? AND publication_id <> ? RETURNING publication_id")
                .params(workflowId, publication.toString())
                .query(String.class)
                .optional()
                .map(PublicationId::new);
        jdbc.sql("DELETE FROM governance_workflow WHERE publication_id = ? AND workflow_id <> ?")
                .params(publication.toString(), workflowId)
                .update();
        jdbc.sql("INSERT INTO governance_workflow (workflow_id, publication_id) VALUES (?, ?)"
                        + " ON CONFLICT (workflow_id) DO UPDATE"
                        + " SET publication_id = excluded.publication_id, opened_at = now()")
                .params(workflowId, publication.toString())
                .update();
        return displaced;
    }

    /** Whose workflow the dashboard has lost; nothing when that was told within a minute. Joins the caller's transaction. */
    Optional<PublicationId> lost(String workflowId) {
        return jdbc.sql("UPDATE governance_workflow SET opened_at = now() WHERE workflow_id = ?"
                        + " AND opened_at < now() - interval '1 minute' RETURNING publication_id")
                .param(workflowId)
                .query(String.class)
                .optional()
                .map(PublicationId::new);
    }

    /** Takes the workflow out: whoever gets an answer is the only one who does. Joins the caller's transaction. */
    Optional<PublicationId> take(String workflowId) {
        return jdbc.sql("DELETE FROM governance_workflow WHERE workflow_id = ? RETURNING publication_id")
                .param(workflowId)
                .query(String.class)
                .optional()
                .map(PublicationId::new);
    }

    /** Forgets the workflow of a publication that was decided here; answers its id, if there was one. */
    Optional<String> close(PublicationId publication) {
        return jdbc.sql("DELETE FROM governance_workflow WHERE publication_id = ? RETURNING workflow_id")
                .param(publication.toString())
                .query(String.class)
                .optional();
    }

    /** The workflow of a publication that waits for a decision. */
    Optional<String> of(PublicationId publication) {
        return jdbc.sql("SELECT workflow_id FROM governance_workflow WHERE publication_id = ?")
                .param(publication.toString())
                .query(String.class)
                .optional();
    }

    /** Whether a decision of the dashboard is just being recorded. */
    boolean isBeingTakenIn(PublicationId publication) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM work WHERE kind = ? AND key = ? AND parked_at IS NULL)")
                .params(DecisionWorker.KIND, DecisionWorker.keyFor(publication))
                .query(Boolean.class)
                .single();
    }

    boolean isOpen(String workflowId) {
        return jdbc.sql("SELECT 1 FROM governance_workflow WHERE workflow_id = ?")
                .param(workflowId)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    List<String> all() {
        return jdbc.sql("SELECT workflow_id FROM governance_workflow ORDER BY workflow_id")
                .query(String.class)
                .list();
    }
}
