package org.llmmarket.publishing.command.gate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.command.contract.GivenContract;
import org.llmmarket.publishing.command.contract.ReportedChange;
import org.llmmarket.publishing.contract.document.Digest;
import org.llmmarket.publishing.store.document.StoredDocument;
import tools.jackson.databind.json.JsonMapper;

/** Every change of a version as it is stored beside its event, which has no room for all of them. */
record ChangeDocument(
        String base,
        String baseDigest,
        String version,
        @Nullable String revisionDigest,
        boolean compared,
        List<ReportedChange> changes) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static StoredDocument of(Weighing weighing) {
        GivenContract contract = weighing.next().contract();
        byte[] bytes = JSON.writeValueAsBytes(new ChangeDocument(
                weighing.base().number().value(),
                weighing.base().contractDigest().value(),
                weighing.next().place().toString(),
                contract == null ? null : contract.digest().value(),
                weighing.isCompared(),
                ReportedChange.of(weighing.changes())));
        return new StoredDocument(Digest.of(bytes), "application/json", bytes);
    }
}
