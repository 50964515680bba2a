package org.llmmarket.publishing.proof.tree;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** RFC 9162's definitions once more, word by word over all entries, to hold the real ones against. */
final class PlainTree {

    private PlainTree() {}

    static byte[] head(List<byte[]> entries) {
        if (entries.isEmpty()) {
            return sha256();
        }
        if (entries.size() == 1) {
            return sha256(new byte[] {0}, entries.get(0));
        }
        int k = split(entries.size());
        return sha256(new byte[] {1}, head(entries.subList(0, k)), head(entries.subList(k, entries.size())));
    }

    static List<byte[]> path(int m, List<byte[]> entries) {
        List<byte[]> path = new ArrayList<>();
        if (entries.size() > 1) {
            int k = split(entries.size());
            List<byte[]> left = entries.subList(0, k);
            List<byte[]> right = entries.subList(k, entries.size());
            path.addAll(m < k ? path(m, left) : path(m - k, right));
            path.add(head(m < k ? right : left));
        }
        return path;
    }

    static List<byte[]> proof(int m, List<byte[]> entries, boolean complete) {
        List<byte[]> proof = new ArrayList<>();
        if (m == entries.size()) {
            if (!complete) {
                proof.add(head(entries));
            }
            return proof;
        }
        int k = split(entries.size());
        List<byte[]> left = entries.subList(0, k);
        List<byte[]> right = entries.subList(k, entries.size());
        proof.addAll(m <= k ? proof(m, left, complete) : proof(m - k, right, false));
        proof.add(head(m <= k ? right : left));
        return proof;
    }

    private static int split(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static byte[] sha256(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(all.toByteArray());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
