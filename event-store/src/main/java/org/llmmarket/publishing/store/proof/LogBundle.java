package org.llmmarket.publishing.store.proof;

import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;
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

    private static final int STEP = 1024;
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
        write(header, after -> tables.rowsOf(serviceId, after, STEP), lines);
    }

    /** Gives what is to be known of the time from one instant to before another. */
    public void writePeriod(Header header, Instant from, Instant to, Consumer<Object> lines) {
        Optional<TreeTables.Stretch> stretch = tables.stretch(from, to);
        write(header, after -> stretch.map(part -> rows(part, after)).orElse(List.of()), lines);
    }

    private List<LogRow> rows(TreeTables.Stretch part, long after) {
        return tables.rows(Math.max(after, part.first() - 1), part.last(), STEP);
    }

    private void write(Header header, LongFunction<List<LogRow>> following, Consumer<Object> lines) {
        Set<String> digests = new LinkedHashSet<>();
        long end = tables.leaves(header.to() - 1, header.to()).stream()
                .mapToLong(TreeTables.Leaf::position)
                .max()
                .orElse(0);
        List<LogRow> rows = following.apply(Long.MIN_VALUE);
        while (!rows.isEmpty()) {
            write(rows, header, end, digests, lines);
            rows = following.apply(rows.get(rows.size() - 1).position());
        }
        digests.forEach(
                digest -> documents.find(digest).map(LogBundle::exported).ifPresent(lines));
        lines.accept(new End(End.TYPE, header.to()));
    }

    /** Keeps of what it has written only the digests of documents. */
    private void write(List<LogRow> rows, Header header, long end, Set<String> digests, Consumer<Object> lines) {
        Map<Long, Long> indexes = tables.indexes(rows);
        List<Long> within =
                indexes.values().stream().filter(index -> index < header.to()).toList();
        Map<Long, LogProofs.ProvenLeaf> leaves = proofs.proven(within, header.to());
        for (LogRow row : rows) {
            Long index = indexes.get(row.position());
            LogProofs.ProvenLeaf leaf = index == null ? null : leaves.get(index);
            // A row behind the tree's end is only younger than the bundle.
            if (leaf != null || (index == null && row.position() < end)) {
                ExportedEvent event = row.exported();
                lines.accept(leaf == null ? unknown(event) : proven(leaf, event));
                Matcher matcher = DIGEST.matcher(event.payload());
                while (matcher.find()) {
                    digests.add(matcher.group());
                }
            }
        }
    }

    private static Entry unknown(ExportedEvent event) {
        return new Entry(Entry.TYPE, null, null, null, event, null);
    }

    private static Entry proven(LogProofs.ProvenLeaf leaf, ExportedEvent event) {
        return new Entry(
                Entry.TYPE,
                leaf.proof().index(),
                leaf.hash().toString(),
                event.eventId(),
                event,
                LogProofs.texts(leaf.proof().path()));
    }

    private static ExportedDocument exported(StoredDocument document) {
        return new ExportedDocument(
                ExportedDocument.TYPE,
                document.digest(),
                document.mediaType(),
                Base64.getEncoder().encodeToString(document.bytes()));
    }
}
