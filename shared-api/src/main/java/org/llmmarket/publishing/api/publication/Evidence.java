package org.llmmarket.publishing.api.publication;

import java.util.Map;
import org.llmmarket.publishing.api.service.Digest;

/** What a stage's verdict rests on: a document that lies beside, by its digest, and its summary. */
public record Evidence(Digest digest, Map<String, Object> summary) {}
