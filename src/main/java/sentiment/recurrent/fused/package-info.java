/**
 * The engine on heap arrays: recurrent products by a register-blocked kernel on the JDK's Vector API, all element-wise
 * work of a step in one pass, a shard of the batch a thread.
 *
 * <p>Inside, hidden size and embedding size are padded with zeros to whole panels of the kernel, so that no loop has a
 * tail; padded units stay zero through both passes. Needs {@code --add-modules jdk.incubator.vector};
 * {@link sentiment.recurrent.fused.FusedEngine#available()} tells.
 */
package sentiment.recurrent.fused;
