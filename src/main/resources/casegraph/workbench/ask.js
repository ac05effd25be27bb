// What is asked of the workbench. A problem that it tells is thrown as an error with its words.
const at = (path) => new URL(`../../${path}`, import.meta.url).href;

async function answered(response) {
  if (!response.ok) {
    let detail = response.statusText;
    try {
      detail = (await response.json()).detail ?? detail;
    } catch {
      // What is no JSON has nothing more to tell.
    }
    throw Object.assign(new Error(detail), { status: response.status });
  }
  return response;
}

export const json = async (path) => (await answered(await fetch(at(path)))).json();

export const text = async (path) => (await answered(await fetch(at(path)))).text();

export const send = async (path, body) =>
  (
    await answered(
      await fetch(at(path), {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      }),
    )
  ).json();
