// Takes what is on the screen out of it: to the clipboard as plain text, or to the printer.

export async function copy(text) {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        return false;
    }
}

export function print() {
    window.print();
}
