package org.llmmarket.publishing.api.erasure;

import java.util.List;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.actor.AccountId;

/** The receipt of an erasure: what lay beside the events about a person, or by a person, is gone. */
@Revision("1")
public record PersonalDataErased(UUID erasureId, AccountId subject, AccountId erasedBy, List<ErasedText> erased) {

    public PersonalDataErased {
        erased = List.copyOf(erased);
    }
}
