package org.llmmarket.publishing.store.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.llmmarket.publishing.proof.export.End;
import org.llmmarket.publishing.proof.export.Entry;
import org.llmmarket.publishing.proof.export.ExportedDocument;
import org.llmmarket.publishing.proof.export.ExportedEvent;
import org.llmmarket.publishing.proof.export.Header;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.llmmarket.publishing.store.document.StoredDocument;

/** Everything that an auditor needs of one service or one period, in one piece: events, their proofs, and the documents they name. */
public final class LogBundle {

    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    private final TreeTables tables;
    private final LogProofs proofs;
    private final DocumentStore documents;

    LogBundle(TreeTables tables, LogProofs proofs, DocumentStore documents) {
        this.tables = tables;
        this.proofs = proofs;
        this.documents = documents;
    }

    /** The first line of a bundle, against a checkpoint of everything that is there now; none while the log is empty. */
    public Optional<Header> header() {
        return proofs.checkpointNow()
                .map(signed -> new Header(
                        Header.BUNDLE,
                        Header.FORMAT,
                        proofs.key().toString(),
                        signed.note().toString(),
                        0,
                        Math.min(signed.checkpoint().size(), proofs.size()),
                        null,
                        null));
    }

    /** Gives what is to be known of a service. */
    public void writeService(Header header, String serviceId, Consumer<Object> lines) {
        List<TreeTables.Indexed> rows = new ArrayList<>();
        tables.ofService(serviceId, rows::add);
        write(header, rows, lines);
    }

    /** Gives what is to be known of the time from one instant to before another. */
    public void writePeriod(Header header, Instant from, Instant to, Consumer<Object> lines) {
        List<TreeTables.Indexed> rows = new ArrayList<>();
        tables.ofPeriod(from, to, rows::add);
        write(header, rows, lines);
    }

    private void write(Header header, List<TreeTables.Indexed> rows, Consumer<Object> lines) {
        Set<String> digests = new LinkedHashSet<>();
        long end = tables.leaves(header.to() - 1, header.to()).stream()
                .mapToLong(TreeTables.Leaf::position)
                .max()
                .orElse(0);
        for (TreeTables.Indexed row : rows) {
            Long index = row.index();
            // A row behind the tree's end is only younger than the bundle.
            if (index == null ? row.row().position() < end : index < header.to()) {
                ExportedEvent event = row.row().exported();
                lines.accept(index == null ? unknown(event) : proven(index, event, header.to()));
                Matcher matcher = DIGEST.matcher(event.payload());
                while (matcher.find()) {
                    digests.add(matcher.group());
                }
            }
        }
        digests.forEach(
                digest -> documents.find(digest).map(LogBundle::exported).ifPresent(lines));
        lines.accept(new End(End.TYPE, header.to()));
    }

    private static Entry unknown(ExportedEvent event) {
        return new Entry(Entry.TYPE, null, null, null, event, null);
    }

    private Entry proven(long index, ExportedEvent event, long size) {
        LogProofs.RecordedLeaf leaf = proofs.leaf(index).orElseThrow();
        return new Entry(
                Entry.TYPE,
                index,
                leaf.hash().toString(),
                leaf.eventId(),
                event,
                LogProofs.texts(proofs.inclusion(index, size).path()));
    }

    private static ExportedDocument exported(StoredDocument document) {
        return new ExportedDocument(
                ExportedDocument.TYPE,
                document.digest(),
                document.mediaType(),
                Base64.getEncoder().encodeToString(document.bytes()));
    }
}
