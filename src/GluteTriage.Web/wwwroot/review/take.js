// Takes what is on the screen out of it: to the clipboard as plain text, or to the printer.

export async function copy(text) {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        return false;
    }
}

/** Printing is recorded first; a page of a session that is printed past the button prints a sentence instead (session.css). */
export function print() {
    const page = document.documentElement;
    page.classList.add('recorded');
    addEventListener('afterprint', () => page.classList.remove('recorded'), { once: true });
    window.print();
}
