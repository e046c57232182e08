/**
 * Charts as inline SVG for the HTML pages that radar writes. JFreeChart draws, Batik writes down,
 * the page gives colours and words.
 */
package io.regretradar.cli.chart;
