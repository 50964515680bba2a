package org.llmmarket.publishing.api.catalog;

import java.util.List;
import java.util.Map;
import org.llmmarket.publishing.api.service.Digest;

/** Finds the changes that the contract's comparison listed; the report lies beside the events, by its digest. */
@FunctionalInterface
public interface ChangeReports {

    List<Map<String, Object>> changes(Digest report);
}
