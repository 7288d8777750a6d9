// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The plan file, and YAML read with the place of everything in it.
 *
 * <p>Reading is strict and bounded: one UTF-8 document of at most {@value io.hybridcluster.model.file.PlanFile#MAX_BYTES}
 * bytes, without anchors, aliases and tags, nested at most {@value io.hybridcluster.model.file.YamlText#MAX_DEPTH} deep. Names are
 * refused when they are unknown or given twice, values when they are of another type than expected; each refusal says
 * file, line, column, what was found and what was expected, on one line. The first place that is not YAML, or not the
 * part of it that is read, ends the reading; wrong fields are told all at once, up to 1,000 of them. No value that looks
 * like a secret, or that stands under a name that promises one, is repeated in a message.
 *
 * <p>Nothing here opens a file: the caller hands in the bytes and the name to show.
 *
 * <p>Start at {@link io.hybridcluster.model.file.PlanFile}.
 */
@NullMarked
package io.hybridcluster.model.file;

import org.jspecify.annotations.NullMarked;
