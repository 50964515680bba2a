package org.llmmarket.publishing.query.projection;

import java.util.List;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.store.log.Heard;

/**
 * What a group keeps of the log in tables, service by service: it can be folded anew into tables of the same shape beside the
 * live ones, which have a primary key, a column {@code service_id}, and no sequence of their own. Folding touches nothing else.
 */
public interface ReadModel {

    /** The group of event handlers that keeps the tables in step with the log. */
    String group();

    /** The schema of the live tables. */
    default String schema() {
        return "catalog";
    }

    /** The schema of the tables that are to become live. */
    default String next() {
        return schema() + "_next";
    }

    /** The schema of the tables that were live before. */
    default String previous() {
        return schema() + "_previous";
    }

    /** The live tables' names within their schema; empty when each begins to be filled. */
    List<String> tables();

    /** Whether the payload of such events is needed; of others it is only heard that they happened. */
    boolean reads(Class<?> kind);

    /** Writes anew what rows say of a person who was erased, live ones and those beside them, in the transaction at hand. */
    default void forget(AccountId person) {}

    /** Begins to fold into tables of the same names in another schema. */
    Folding into(String schema);

    /** Folds one service after another; for one thread. */
    interface Folding {

        /** Takes the next event of the service at hand, in the order of the log. */
        void take(Heard event);

        /** The service's events are all taken: the rows that they add up to are to be written. */
        void finish();

        /** Leaves the service at hand out, which cannot be folded. */
        void forget();

        /** Writes the rows of all services that are finished, none of which stands there yet, in the transaction at hand. */
        void write();
    }
}
