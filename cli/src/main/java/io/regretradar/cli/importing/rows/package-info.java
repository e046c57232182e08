/** Rows of exported files, whatever their format, encoding and dialect. */
package io.regretradar.cli.importing.rows;
