package org.llmmarket.publishing.query.catalog;

import java.util.List;
import java.util.Map;
import org.llmmarket.publishing.api.catalog.ChangeReports;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.llmmarket.publishing.store.document.StoredDocument;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** Reads change reports from the document store: a JSON array of changes, or an object with {@code changes}. */
class StoredChangeReports implements ChangeReports {

    private final DocumentStore documents;

    StoredChangeReports(DocumentStore documents) {
        this.documents = documents;
    }

    @Override
    public List<Map<String, Object>> changes(Digest report) {
        return documents
                .find(report.toString())
                .map(StoredChangeReports::changes)
                .orElse(List.of());
    }

    private static List<Map<String, Object>> changes(StoredDocument document) {
        JsonNode json = CatalogJson.MAPPER.readTree(document.bytes());
        JsonNode changes = json.isArray() ? json : json.path("changes");
        return changes.isArray() ? CatalogJson.MAPPER.convertValue(changes, new TypeReference<>() {}) : List.of();
    }
}
