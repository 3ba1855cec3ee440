import '@testing-library/jest-dom';

// jsdom has no layout and so nothing to scroll; the scaffolder's stepper goes to the top of each page.
window.scrollTo = () => {};
