package org.llmmarket.publishing.store.serial;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.axonframework.serialization.RevisionResolver;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.json.JacksonSerializer;

/** Axon's JSON serializer with {@link MessageNames} in place of class names. */
public final class NamedJacksonSerializer extends JacksonSerializer {

    private final MessageNames names;
    private final RevisionResolver revisions;

    /** @param revisions says the revision of a class, for upcasters */
    public NamedJacksonSerializer(ObjectMapper mapper, MessageNames names, RevisionResolver revisions) {
        super(JacksonSerializer.builder().objectMapper(mapper).revisionResolver(revisions));
        this.names = names;
        this.revisions = revisions;
    }

    @Override
    protected String resolveClassName(SerializedType type) {
        return names.classNameOf(type.getName());
    }

    @Override
    @SuppressWarnings("rawtypes") // as Axon declares it
    public SerializedType typeForClass(Class type) {
        if (type == null || Void.class.equals(type) || Void.TYPE.equals(type)) {
            return super.typeForClass(type);
        }
        return new SimpleSerializedType(names.nameOf(type), revisions.revisionOf(type));
    }
}
