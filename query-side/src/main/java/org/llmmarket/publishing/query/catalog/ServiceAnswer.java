package org.llmmarket.publishing.query.catalog;

import java.util.Optional;
import org.llmmarket.publishing.api.catalog.ServiceView;
import org.llmmarket.publishing.api.provider.ProviderProfile;
import org.springframework.http.HttpHeaders;

/**
 * What is sent for a service.
 *
 * @param provider as the view shows it
 * @param headers those that are the same for everybody, the entity tag among them; not to be changed
 * @param json the view, written
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares answers
record ServiceAnswer(
        ServiceView view, Optional<ProviderProfile> provider, String entityTag, HttpHeaders headers, byte[] json) {}
