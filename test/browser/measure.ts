// These run in the page: they may use nothing from around them.

/** Elements that stick out of the page to the right, but for what lies in a frame that scrolls; on paper nothing scrolls. */
export function overflowing(paper: boolean): string[] {
	const width = document.documentElement.clientWidth;
	const framed = (element: Element): boolean => !paper && element.closest('.frame') !== null && !element.matches('.frame');
	const hidden = (element: Element): boolean => element.closest('.skip, .waterfall caption, .waterfall thead') !== null;
	const out = Array.from(document.querySelectorAll('body *'))
		.filter(element => !framed(element) && !hidden(element) && element.getBoundingClientRect().right > width + 0.5)
		.map(element => `${element.tagName}.${element.getAttribute('class') ?? ''} ends at ${element.getBoundingClientRect().right} of ${width}`);
	return document.documentElement.scrollWidth > width ? ['the page scrolls sideways', ...out] : out;
}

/** Texts whose contrast to what is behind them is under 4.5 (WCAG 2.2, 1.4.3). */
export function paleTexts(): string[] {
	const channels = (color: string): number[] => (/\(([^)]*)\)/.exec(color)?.[1] ?? '').split(/[ ,/]+/).map(Number);
	const light = (color: string): number => {
		const [r, g, b] = channels(color).map(value => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const behind = (element: Element | null): string => {
		if (element === null) return 'rgb(255, 255, 255)';
		const color = getComputedStyle(element).backgroundColor;
		return channels(color)[3] === 0 ? behind(element.parentElement) : color;
	};
	const contrast = (element: Element): number => {
		const [a, b] = [light(getComputedStyle(element).color), light(behind(element))];
		return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
	};
	return Array.from(document.querySelectorAll('body *'))
		.filter(element => Array.from(element.childNodes).some(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== ''))
		.filter(element => contrast(element) < 4.5)
		.map(element => `${element.tagName}: ${element.textContent} (${contrast(element).toFixed(1)})`);
}
