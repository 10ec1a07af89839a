"""Sphinx: the domain ``zego``, its directives and role, the code pages and the exported data.

Knows the catalogue. A project needs ``extensions = ["sphinx_zegocodes"]`` and a data folder::

    zegocodes_data = "data"      # relative to conf.py

On a page, ``{zego:document}`` renders a whole document, ``{zego:table}`` one of its tables, and
``{zego:code}`` links to a code or an entry::

    ```{zego:document} rtc-server
    ```

    ```{zego:table} rtc-server/room
    :caption: 房间信令接口的返回码
    :columns: description action
    ```

    {zego:code}`104`, {zego:code}`rtc-server/room/104`, {zego:code}`房间不存在 <104>`

``{zego:lookup}`` is a box to look codes up, ``{zego:documents}`` lists all documents with what they
cover, and ``{zego:map}`` draws which tables keep which numbers. What is collected has labels:
``{ref}`all codes <zego-codes>```, ``zego-relations``, and for the data ``zego-codes-json``,
``zego-codes-csv`` and ``zego-codes-schema``.
"""
