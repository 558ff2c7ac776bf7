package dev.howl.site;

/** The script that uses the search of an open page. */
final class SearchScript {
    /**
     * Returns what is not among the first three results: each element for its name, unless more than three have it, and
     * for its kind and name. The page shows results at once after its index is loaded.
     */
    static final String TEXT = """
            async () => {
              const input = document.querySelector('#search input');
              const results = document.getElementById('search-results');
              const root = document.getElementById('search').dataset.root;
              const settle = () => new Promise(done => setTimeout(done));
              const address = path => new URL(root + path, document.baseURI).href;
              const type = async text => {
                input.value = text;
                input.dispatchEvent(new Event('input'));
                await settle();
                return [...results.querySelectorAll('a')].slice(0, 3).map(link => link.href);
              };
              input.focus();
              await type('a');
              while (!window.howlSearchIndex) await settle();
              const elements = window.howlSearchIndex.filter(entry => entry[1] !== 'section' && entry[0].trim() !== '');
              const misses = [];
              for (const [name, kind, path] of elements) {
                const wanted = address(path);
                const twins = elements.filter(entry => entry[0] === name);
                if (twins.length <= 3 && !(await type(name)).includes(wanted)) misses.push(name + ' (' + kind + ')');
                const same = twins.filter(entry => entry[1] === kind).map(entry => address(entry[2]));
                for (const word of new Set([kind, kind.split(' ')[0]])) {
                  const hits = await type(word + ' ' + name);
                  const isFound = same.length > 3 ? hits.every(hit => same.includes(hit)) : hits.includes(wanted);
                  if (!isFound) misses.push(word + ' ' + name);
                }
              }
              return misses;
            }
            """;

    private SearchScript() {}
}
