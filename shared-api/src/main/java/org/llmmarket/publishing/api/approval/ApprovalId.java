package org.llmmarket.publishing.api.approval;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.llmmarket.publishing.api.publication.PublicationId;

/** The identity of an approval; its text is the wire form. */
public record ApprovalId(String value) {

    @JsonCreator
    public ApprovalId {
        if (value.isBlank() || value.length() > 255) {
            throw new IllegalArgumentException("an approval id has 1 to 255 characters");
        }
    }

    /** A publication asks for at most one approval, so that asking twice is asking once. */
    public static ApprovalId of(PublicationId publication) {
        return new ApprovalId(UUID.nameUUIDFromBytes(("approval:" + publication).getBytes(StandardCharsets.UTF_8))
                .toString());
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
