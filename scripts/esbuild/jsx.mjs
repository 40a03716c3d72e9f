/** What JSX of the page becomes: calls that name no list of children, which are shorter. */
export { createElement, Fragment } from 'preact';
