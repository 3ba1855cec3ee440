import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// jsdom has no layout and so nothing to scroll; the scaffolder's stepper goes to the top of each page.
window.scrollTo = () => {};

// Whole pages are rendered here; on a busy machine that takes longer than the usual second.
configure({ asyncUtilTimeout: 5_000 });
