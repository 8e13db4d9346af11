/** Shows what a form would send, in its `<output>`, instead of sending it. */
export function showData(event: SubmitEvent): void {
  event.preventDefault();
  const form = event.currentTarget as HTMLFormElement;
  const entries = [...new FormData(form)].map(
    ([name, value]) => `${name}: ${value instanceof File ? value.name : value}`,
  );
  form.querySelector('output')!.textContent = entries.join(', ');
}
