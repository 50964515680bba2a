package org.llmmarket.publishing.proof.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Against the test vectors of Certificate Transparency, and against the definitions themselves. */
class MerkleTreeTest {

    private static final List<byte[]> ENTRIES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(HexFormat.of()::parseHex)
            .toList();
    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void the_roots_of_the_known_trees_are_found() {
        TiledTree tree = tree(ENTRIES);

        assertThat(IntStream.rangeClosed(0, 8).mapToObj(size -> hex(tree.root(size))))
                .containsExactlyElementsOf(ROOTS);
    }

    @Test
    void the_known_proofs_of_inclusion_are_made() {
        TiledTree tree = tree(ENTRIES);

        assertThat(hexes(tree.inclusion(0, 1).path())).isEmpty();
        assertThat(hexes(tree.inclusion(0, 8).path()))
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(hexes(tree.inclusion(5, 8).path()))
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(hexes(tree.inclusion(2, 3).path())).containsExactly(ROOTS.get(2));
        assertThat(hexes(tree.inclusion(1, 5).path()))
                .containsExactly(
                        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    @Test
    void the_known_proofs_of_consistency_are_made() {
        TiledTree tree = tree(ENTRIES);

        assertThat(hexes(tree.consistency(1, 1).path())).isEmpty();
        assertThat(hexes(tree.consistency(1, 8).path()))
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(hexes(tree.consistency(6, 8).path()))
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(hexes(tree.consistency(2, 5).path()))
                .containsExactly(
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    @Test
    void every_proof_of_small_trees_is_that_of_the_definition_and_holds() {
        List<byte[]> entries = entries(70);
        TiledTree tree = tree(entries);

        for (int size = 1; size <= entries.size(); size++) {
            List<byte[]> first = entries.subList(0, size);
            Hash root = tree.root(size);
            assertThat(root.bytes()).isEqualTo(PlainTree.head(first));
            for (int other = 0; other < size; other++) {
                InclusionProof inclusion = tree.inclusion(other, size);
                assertThat(hexes(inclusion.path())).isEqualTo(plain(PlainTree.path(other, first)));
                assertThat(inclusion.holds(Hash.ofLeaf(entries.get(other)), root))
                        .isTrue();
                ConsistencyProof consistency = tree.consistency(other, size);
                assertThat(consistency.holds(tree.root(other), root)).isTrue();
                if (other > 0) {
                    assertThat(hexes(consistency.path())).isEqualTo(plain(PlainTree.proof(other, first, true)));
                }
            }
        }
    }

    @Test
    void trees_of_several_tiles_are_those_of_the_definition() {
        List<byte[]> entries = entries(66_000);
        TiledTree tree = tree(entries);

        for (int size : new int[] {255, 256, 257, 511, 512, 1000, 65_535, 65_536, 65_537, 66_000}) {
            List<byte[]> first = entries.subList(0, size);
            Hash root = tree.root(size);
            assertThat(root.bytes()).isEqualTo(PlainTree.head(first));
            for (int index : new int[] {0, 1, 200, size / 2, size - 1}) {
                assertThat(tree.leaf(index)).isEqualTo(Hash.ofLeaf(entries.get(index)));
                assertThat(tree.inclusion(index, size).holds(Hash.ofLeaf(entries.get(index)), root))
                        .isTrue();
            }
            for (int from : new int[] {1, 255, size / 3 + 1, size - 1}) {
                assertThat(tree.consistency(from, size).holds(tree.root(from), root))
                        .isTrue();
            }
        }
    }

    @Test
    void it_makes_no_difference_in_which_portions_leaves_come() {
        List<Hash> leaves = entries(3000).stream().map(Hash::ofLeaf).toList();
        TiledTree tree = new TiledTree();
        int begin = 0;
        for (int portion = 1; begin < leaves.size(); portion = portion * 3 % 700 + 1) {
            int end = Math.min(leaves.size(), begin + portion);
            tree.add(leaves.subList(begin, end));
            begin = end;
        }

        assertThat(tree.root(3000)).isEqualTo(tree(entries(3000)).root(3000));
    }

    @Test
    void a_proof_with_anything_changed_does_not_hold() {
        List<byte[]> entries = entries(300);
        TiledTree tree = tree(entries);
        Hash root = tree.root(300);
        Hash leaf = Hash.ofLeaf(entries.get(77));
        InclusionProof proof = tree.inclusion(77, 300);

        assertThat(proof.holds(Hash.ofLeaf(entries.get(78)), root)).isFalse();
        assertThat(proof.holds(leaf, tree.root(299))).isFalse();
        assertThat(new InclusionProof(78, 300, proof.path()).holds(leaf, root)).isFalse();
        assertThat(new InclusionProof(300, 300, proof.path()).holds(leaf, root)).isFalse();
        assertThat(new InclusionProof(
                                77, 300, proof.path().subList(1, proof.path().size()))
                        .holds(leaf, root))
                .isFalse();
        List<Hash> longer = new ArrayList<>(proof.path());
        longer.add(root);
        assertThat(new InclusionProof(77, 300, longer).holds(leaf, root)).isFalse();
        assertThat(tree.consistency(100, 300).holds(tree.root(101), root)).isFalse();
        assertThat(new ConsistencyProof(100, 300, List.of()).holds(tree.root(100), root))
                .isFalse();
        assertThat(new ConsistencyProof(100, 100, List.of()).holds(tree.root(100), root))
                .isFalse();
        assertThat(new ConsistencyProof(100, 99, List.of()).holds(tree.root(100), root))
                .isFalse();
    }

    @Test
    void what_no_tree_has_is_refused() {
        TiledTree tree = tree(entries(3));

        assertThatThrownBy(() -> tree.inclusion(3, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.consistency(3, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Hash.of(new byte[31])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GrowingRoot(3, List.of(Hash.EMPTY))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_root_grows_leaf_by_leaf_from_any_size() {
        List<byte[]> entries = entries(600);
        TiledTree tree = tree(entries);
        for (int from : new int[] {0, 1, 255, 300}) {
            GrowingRoot growing = from == 0 ? new GrowingRoot() : new GrowingRoot(from, tree.peaks(from));
            for (int size = from; size < 600; size++) {
                assertThat(growing.root()).isEqualTo(tree.root(size));
                growing.add(Hash.ofLeaf(entries.get(size)));
            }
            assertThat(growing.size()).isEqualTo(600);
        }
    }

    @Test
    void a_tile_that_ends_within_a_hash_is_none() {
        assertThatThrownBy(() -> Tile.of(new byte[2 * Hash.BYTES - 1])).isInstanceOf(IllegalStateException.class);
    }

    private static TiledTree tree(List<byte[]> entries) {
        TiledTree tree = new TiledTree();
        tree.add(entries.stream().map(Hash::ofLeaf).toList());
        return tree;
    }

    private static List<byte[]> entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ("entry " + i).getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> hexes(List<Hash> hashes) {
        return hashes.stream().map(MerkleTreeTest::hex).toList();
    }

    private static List<String> plain(List<byte[]> hashes) {
        return hashes.stream().map(HexFormat.of()::formatHex).toList();
    }

    private static String hex(Hash hash) {
        return HexFormat.of().formatHex(hash.bytes());
    }
}
